import { Component, inject, input } from '@angular/core';
import { Texts } from '../../shared/locale/texts';
import { People } from '../../shared/ui/person/people';
import { GroupEditor } from './group-editor';
import { Cells, UnitList, Units } from './units';

/** The groups that work and decisions are given to, and one of them to change. Which one is the address. */
@Component({
  selector: 'as-groups',
  imports: [Cells, GroupEditor, People, UnitList],
  styleUrl: './lists.css',
  template: `
    @if (group(); as id) {
      <as-group-editor [id]="id" (saved)="units.open($event)" (removed)="units.remove(id, $event)" />
    } @else {
      <as-unit-list [units]="units">
        <th scope="col">{{ t('organisation.members') }}</th>
        <th scope="col" class="r">{{ t('admin.people') }}</th>
        <ng-template [asCells]="units" let-one>
          <td>
            @if (one.members.length) {
              <as-people [people]="one.members" />
            } @else {
              <span class="muted">{{ t('organisation.nobody') }}</span>
            }
          </td>
          <td class="r">{{ t('organisation.count', { count: one.members.length }) }}</td>
        </ng-template>
      </as-unit-list>
    }
  `,
})
export class Groups {
  /** The key of the one to change, or `new`. */
  readonly group = input<string>();
  readonly q = input<string>();
  readonly active = input<string>();

  protected readonly t = inject(Texts).t;
  protected readonly units = new Units('groups', () => ({ q: this.q(), active: this.active() }));
}
