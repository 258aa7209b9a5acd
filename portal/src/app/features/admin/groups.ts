import { Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Group } from '../../shared/model/model';
import { Empty } from '../../shared/ui/empty/empty';
import { People } from '../../shared/ui/person/people';
import { GroupEditor } from './group-editor';
import { PagedList } from './paged-list';
import { UnitTools, Units } from './units';

/** The groups that work and decisions are given to, and one of them to change. Which one is the address. */
@Component({
  selector: 'as-groups',
  imports: [Empty, GroupEditor, PagedList, People, RouterLink, UnitTools],
  styleUrl: './lists.css',
  template: `
    @if (group(); as id) {
      <as-group-editor [id]="id" (saved)="units.open($event)" (removed)="units.remove(id, $event)" />
    } @else {
      <as-unit-tools
        [q]="q()"
        [active]="active()"
        [find]="t('organisation.findGroup')"
        [add]="t('organisation.addGroup')"
        [fresh]="{ group: 'new' }"
      />
      <as-paged-list [list]="units.list" [label]="t('admin.groups')">
        <table class="table">
          <thead>
            <tr>
              <th scope="col">{{ t('organisation.group') }}</th>
              <th scope="col">{{ t('organisation.members') }}</th>
              <th scope="col" class="r">{{ t('admin.people') }}</th>
            </tr>
          </thead>
          <tbody>
            @for (one of units.list.items(); track one.id) {
              @if (one.key !== units.gone()) {
                <tr>
                  <td class="what">
                    <a class="link strong" [routerLink]="[]" [queryParams]="{ group: one.key }">{{ one.name }}</a>
                    <p class="meta">{{ one.key }}</p>
                  </td>
                  <td>
                    @if (one.members.length) {
                      <as-people [people]="one.members" />
                    } @else {
                      <span class="muted">{{ t('organisation.nobody') }}</span>
                    }
                  </td>
                  <td class="r">{{ t('organisation.count', { count: one.members.length }) }}</td>
                </tr>
              }
            }
          </tbody>
        </table>
        <as-empty none [heading]="t('organisation.noGroup')" [text]="t('organisation.noGroupText')" />
      </as-paged-list>
    }
  `,
})
export class Groups {
  /** The key of the one to change, or `new`. */
  readonly group = input<string>();
  readonly q = input<string>();
  readonly active = input<string>();

  protected readonly units = new Units<Group>('groups', 'group', () => ({ q: this.q(), active: this.active() }));
  protected readonly t = this.units.t;
}
