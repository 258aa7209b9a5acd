import { Component, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { narrowing } from '../../core/address';
import { Problem } from '../../core/api/problem';
import { Toasts } from '../../core/toasts';
import { Texts } from '../../shared/locale/texts';
import type { Property } from '../../shared/model/model';
import { Empty } from '../../shared/ui/empty/empty';
import { Icon } from '../../shared/ui/icon/icon';
import { adminPlace } from './admin-place';
import { FacilitiesApi } from './facilities-api';
import { Paged } from './paged';
import { PagedList } from './paged-list';
import { PropertyEditor } from './property-editor';

/** The properties of the company, and one of them to change. Which one is the address. */
@Component({
  selector: 'as-facilities',
  imports: [Empty, Icon, PagedList, PropertyEditor, RouterLink],
  styleUrl: './lists.css',
  template: `
    @if (property(); as id) {
      <as-property-editor [id]="id" (saved)="open($event)" (removed)="remove(id, $event)" />
    } @else {
      <div class="tools">
        <input
          #words
          class="input about"
          type="search"
          maxlength="200"
          [attr.aria-label]="t('facilities.find')"
          [placeholder]="t('facilities.find')"
          [value]="q() ?? ''"
          (change)="narrow({ q: words.value.trim() || null })"
        />
        <a class="button" [routerLink]="[]" [queryParams]="{ property: 'new' }">
          <as-icon name="plus" />{{ t('facilities.add') }}
        </a>
      </div>
      <as-paged-list [list]="list" [label]="t('admin.facilities')">
        <table class="table">
          <thead>
            <tr>
              <th scope="col">{{ t('facilities.property') }}</th>
              <th scope="col">{{ t('facilities.manager') }}</th>
              <th scope="col" class="r">{{ t('facilities.floors') }}</th>
              <th scope="col" class="r">{{ t('facilities.rooms') }}</th>
            </tr>
          </thead>
          <tbody>
            @for (one of list.items(); track one.id) {
              @if (one.id !== gone()) {
                <tr>
                  <td class="what">
                    <a class="link strong" [routerLink]="[]" [queryParams]="{ property: one.id }">{{ one.name }}</a>
                    @if (one.address !== one.name) {
                      <p class="meta">{{ one.address }}</p>
                    }
                  </td>
                  <td>
                    @if (one.manager; as manager) {
                      {{ manager.name }}
                    } @else {
                      <span class="muted">{{ t('facilities.nobody') }}</span>
                    }
                  </td>
                  <td class="r is-wide">{{ one.floors.length }}</td>
                  <td class="r">{{ t('facilities.count', { n: one.rooms }) }}</td>
                </tr>
              }
            }
          </tbody>
        </table>
        <as-empty none [heading]="t('facilities.none')" [text]="t('facilities.noneText')" />
      </as-paged-list>
    }
  `,
})
export class FacilityList {
  /** The id of the one to change, or `new`. */
  readonly property = input<string>();
  readonly q = input<string>();

  protected readonly t = inject(Texts).t;
  private readonly router = inject(Router);
  private readonly api = inject(FacilitiesApi);
  private readonly toasts = inject(Toasts);
  protected readonly narrow = narrowing();
  protected readonly list = new Paged<Property>('/api/v1/properties', () => ({ q: this.q(), limit: '50' }));

  /** The one that is about to be deleted. */
  protected readonly gone = signal<string | null>(null);

  constructor() {
    adminPlace('facilities');
  }

  protected open(property: string | null): void {
    this.list.reload();
    void this.router.navigate([], { queryParams: { property }, replaceUrl: true });
  }

  protected remove(id: string, name: string): void {
    this.gone.set(id);
    this.open(null);
    this.toasts.hold(
      this.t('admin.removed', { name }),
      () =>
        this.api.remove(id).subscribe({
          next: () => this.list.reload(),
          error: (error: unknown) => {
            this.gone.set(null);
            this.toasts.sayProblem(Problem.of(error));
          },
        }),
      () => this.gone.set(null),
    );
  }
}
