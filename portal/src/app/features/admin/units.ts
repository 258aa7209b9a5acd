import { Component, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { narrowing } from '../../core/address';
import { Problem } from '../../core/api/problem';
import { Toasts } from '../../core/toasts';
import { Texts } from '../../shared/locale/texts';
import { Icon } from '../../shared/ui/icon/icon';
import { adminPlace } from './admin-place';
import { OrganisationApi, type UnitKind } from './organisation-api';
import { Paged } from './paged';

/** What narrows a list of units, and the way to a new one. */
@Component({
  selector: 'as-unit-tools',
  imports: [Icon, RouterLink],
  styleUrl: './lists.css',
  template: `
    <div class="tools">
      <input
        #words
        class="input about"
        type="search"
        [attr.aria-label]="find()"
        [placeholder]="find()"
        [value]="q() ?? ''"
        (change)="narrow({ q: words.value.trim() || null })"
      />
      <select
        #state
        class="input select"
        [attr.aria-label]="t('organisation.state')"
        (change)="narrow({ active: state.value || null })"
      >
        <option value="">{{ t('organisation.inUse') }}</option>
        <option value="false" [selected]="active() === 'false'">{{ t('organisation.removed') }}</option>
      </select>
      <a class="button" [routerLink]="[]" [queryParams]="fresh()"><as-icon name="plus" />{{ add() }}</a>
    </div>
  `,
})
export class UnitTools {
  readonly q = input<string>();
  readonly active = input<string>();
  readonly find = input.required<string>();
  readonly add = input.required<string>();
  /** The address of a new one. */
  readonly fresh = input.required<Record<string, string>>();
  protected readonly t = inject(Texts).t;
  protected readonly narrow = narrowing();
}

/** A list of units and what is done with one of them. Made where things are injected. */
export class Units<T> {
  readonly t = inject(Texts).t;
  private readonly router = inject(Router);
  private readonly api = inject(OrganisationApi);
  private readonly toasts = inject(Toasts);
  readonly list: Paged<T>;
  /** The key of the one that is about to be removed. */
  readonly gone = signal<string | null>(null);

  /** @param parameter names in the address the one to change */
  constructor(
    private readonly kind: UnitKind,
    private readonly parameter: string,
    filter: () => Record<string, string | undefined>,
  ) {
    adminPlace(kind);
    this.list = new Paged<T>(`/api/v1/${kind}`, () => ({ ...filter(), limit: '50' }));
  }

  open(key: string | null): void {
    this.list.reload();
    void this.router.navigate([], {
      queryParams: { [this.parameter]: key },
      queryParamsHandling: 'merge',
      replaceUrl: true,
    });
  }

  remove(key: string, name: string): void {
    this.gone.set(key);
    this.open(null);
    this.toasts.hold(
      this.t('organisation.removedOne', { name }),
      () =>
        this.api.remove(this.kind, key).subscribe({
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
