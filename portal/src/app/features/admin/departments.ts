import { Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Department } from '../../shared/model/model';
import { Empty } from '../../shared/ui/empty/empty';
import { DepartmentEditor } from './department-editor';
import { PagedList } from './paged-list';
import { UnitTools, Units } from './units';

/** The departments of the company, and one of them to change. Which one is the address. */
@Component({
  selector: 'as-departments',
  imports: [DepartmentEditor, Empty, PagedList, RouterLink, UnitTools],
  styleUrl: './lists.css',
  template: `
    @if (department(); as id) {
      <as-department-editor [id]="id" (saved)="units.open($event)" (removed)="units.remove(id, $event)" />
    } @else {
      <as-unit-tools
        [q]="q()"
        [active]="active()"
        [find]="t('organisation.findDepartment')"
        [add]="t('organisation.addDepartment')"
        [fresh]="{ department: 'new' }"
      />
      <as-paged-list [list]="units.list" [label]="t('admin.departments')">
        <table class="table">
          <thead>
            <tr>
              <th scope="col">{{ t('organisation.department') }}</th>
              <th scope="col">{{ t('organisation.partOf') }}</th>
              <th scope="col">{{ t('organisation.head') }}</th>
              <th scope="col" class="r">{{ t('admin.people') }}</th>
            </tr>
          </thead>
          <tbody>
            @for (one of units.list.items(); track one.id) {
              @if (one.key !== units.gone()) {
                <tr>
                  <td class="what">
                    <a class="link strong" [routerLink]="[]" [queryParams]="{ department: one.key }">{{ one.name }}</a>
                    <p class="meta">{{ one.key }}</p>
                  </td>
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
                </tr>
              }
            }
          </tbody>
        </table>
        <as-empty none [heading]="t('organisation.noDepartment')" [text]="t('organisation.noDepartmentText')" />
      </as-paged-list>
    }
  `,
})
export class Departments {
  /** The key of the one to change, or `new`. */
  readonly department = input<string>();
  readonly q = input<string>();
  readonly active = input<string>();

  protected readonly units = new Units<Department>('departments', 'department', () => ({
    q: this.q(),
    active: this.active(),
  }));
  protected readonly t = this.units.t;
}
