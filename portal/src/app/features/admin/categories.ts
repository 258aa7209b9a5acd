import { Component, inject, input } from '@angular/core';
import { Texts } from '../../shared/locale/texts';
import { CategoryEditor } from './category-editor';
import { Cells, UnitList, Units } from './units';

/** What requests may be about, and one of them to change. Which one is the address. */
@Component({
  selector: 'as-categories',
  imports: [CategoryEditor, Cells, UnitList],
  styleUrl: './lists.css',
  template: `
    @if (category(); as id) {
      <as-category-editor [id]="id" (saved)="units.open($event)" (removed)="units.remove(id, $event)" />
    } @else {
      <as-unit-list [units]="units">
        <th scope="col">{{ t('organisation.unit.departments.one') }}</th>
        <ng-template [asCells]="units" let-one>
          <td>
            @if (one.department; as department) {
              {{ department.name }}
            } @else {
              <span class="muted">{{ t('organisation.none') }}</span>
            }
          </td>
        </ng-template>
      </as-unit-list>
    }
  `,
})
export class Categories {
  /** The key of the one to change, or `new`. */
  readonly category = input<string>();
  readonly q = input<string>();
  readonly active = input<string>();

  protected readonly t = inject(Texts).t;
  protected readonly units = new Units('categories', () => ({ q: this.q(), active: this.active() }));
}
