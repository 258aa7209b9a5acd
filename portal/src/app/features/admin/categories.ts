import { Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Category } from '../../shared/model/model';
import { Empty } from '../../shared/ui/empty/empty';
import { CategoryEditor } from './category-editor';
import { PagedList } from './paged-list';
import { UnitTools, Units } from './units';

/** What requests may be about, and one of them to change. Which one is the address. */
@Component({
  selector: 'as-categories',
  imports: [CategoryEditor, Empty, PagedList, RouterLink, UnitTools],
  styleUrl: './lists.css',
  template: `
    @if (category(); as id) {
      <as-category-editor [id]="id" (saved)="units.open($event)" (removed)="units.remove(id, $event)" />
    } @else {
      <as-unit-tools
        [q]="q()"
        [active]="active()"
        [find]="t('organisation.findCategory')"
        [add]="t('organisation.addCategory')"
        [fresh]="{ category: 'new' }"
      />
      <as-paged-list [list]="units.list" [label]="t('admin.categories')">
        <table class="table">
          <thead>
            <tr>
              <th scope="col">{{ t('organisation.category') }}</th>
              <th scope="col">{{ t('organisation.department') }}</th>
            </tr>
          </thead>
          <tbody>
            @for (one of units.list.items(); track one.id) {
              @if (!one.active || one.key !== units.gone()) {
                <tr>
                  <td class="what">
                    <a class="link strong" [routerLink]="[]" [queryParams]="{ category: one.key }">{{ one.path }}</a>
                    <p class="meta">{{ one.key }}</p>
                  </td>
                  <td>
                    @if (one.department; as department) {
                      {{ department.name }}
                    } @else {
                      <span class="muted">{{ t('organisation.none') }}</span>
                    }
                  </td>
                </tr>
              }
            }
          </tbody>
        </table>
        <as-empty none [heading]="t('organisation.noCategory')" [text]="t('organisation.noCategoryText')" />
      </as-paged-list>
    }
  `,
})
export class Categories {
  /** The key of the one to change, or `new`. */
  readonly category = input<string>();
  readonly q = input<string>();
  readonly active = input<string>();

  protected readonly units = new Units<Category>('categories', 'category', () => ({
    q: this.q(),
    active: this.active(),
  }));
  protected readonly t = this.units.t;
}
