import { Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Texts } from '../../shared/locale/texts';
import { DepartmentEditor } from './department-editor';
import { Cells, UnitList, Units } from './units';

/** The departments of the company, and one of them to change. Which one is the address. */
@Component({
  selector: 'as-departments',
  imports: [Cells, DepartmentEditor, RouterLink, UnitList],
  styleUrl: './lists.css',
  template: `
    @if (department(); as id) {
      <as-department-editor [id]="id" (saved)="units.open($event)" (removed)="units.remove(id, $event)" />
    } @else {
      <as-unit-list [units]="units">
        <th scope="col">{{ t('organisation.partOf') }}</th>
        <th scope="col">{{ t('organisation.head') }}</th>
        <th scope="col" class="r">{{ t('admin.people') }}</th>
        <ng-template [asCells]="units" let-one>
          <td class="is-wide">{{ one.parent?.name }}</td>
          <td>
            @if (one.head; as head) {
              {{ head.name }}
            } @else {
              <span class="muted">{{ t('organisation.nobody') }}</span>
            }
          </td>
          <td class="r">
            <a class="link" routerLink="/admin/people" [queryParams]="{ department: one.key }">{{
              t('organisation.count', { count: one.people })
            }}</a>
          </td>
        </ng-template>
      </as-unit-list>
    }
  `,
})
export class Departments {
  /** The key of the one to change, or `new`. */
  readonly department = input<string>();
  readonly q = input<string>();
  readonly active = input<string>();

  protected readonly t = inject(Texts).t;
  protected readonly units = new Units('departments', () => ({ q: this.q(), active: this.active() }));
}
