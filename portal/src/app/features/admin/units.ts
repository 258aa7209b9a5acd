import { NgTemplateOutlet } from '@angular/common';
import { Component, contentChild, Directive, inject, input, signal, TemplateRef } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { narrowing } from '../../core/address';
import { Problem } from '../../core/api/problem';
import { Toasts } from '../../core/toasts';
import { Texts } from '../../shared/locale/texts';
import { Empty } from '../../shared/ui/empty/empty';
import { Icon } from '../../shared/ui/icon/icon';
import { adminPlace } from './admin-place';
import { OrganisationApi, parameterOf, type Unit, type UnitKind } from './organisation-api';
import { Paged } from './paged';
import { PagedList } from './paged-list';

interface Filter {
  q: string | undefined;
  active: string | undefined;
}

/** A list of units of one kind and what is done with one of them. Made where things are injected. */
export class Units<K extends UnitKind> {
  private readonly t = inject(Texts).t;
  private readonly router = inject(Router);
  private readonly api = inject(OrganisationApi);
  private readonly toasts = inject(Toasts);
  readonly list: Paged<Unit<K>>;
  /** The key of the one that is about to be removed. */
  readonly gone = signal<string | null>(null);

  constructor(
    readonly kind: K,
    readonly filter: () => Filter,
  ) {
    adminPlace(kind);
    this.list = new Paged<Unit<K>>(`/api/v1/${kind}`, () => ({ ...filter(), limit: '50' }));
  }

  open(key: string | null): void {
    this.list.reload();
    void this.router.navigate([], {
      queryParams: { [parameterOf[this.kind]]: key },
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

/** The cells of each unit beside its name. */
@Directive({ selector: 'ng-template[asCells]' })
export class Cells<K extends UnitKind> {
  readonly asCells = input.required<Units<K>>();
  readonly template = inject(TemplateRef);

  static ngTemplateContextGuard<K extends UnitKind>(
    _cells: Cells<K>,
    context: unknown,
  ): context is { $implicit: Unit<K> } {
    return !!context;
  }
}

/** The list of all units of a kind: what narrows it, the way to a new one, and each by name. Its other columns are its content: `th` and `asCells`. */
@Component({
  selector: 'as-unit-list',
  imports: [Empty, Icon, NgTemplateOutlet, PagedList, RouterLink],
  styleUrl: './lists.css',
  template: `
    <div class="tools">
      <input
        #words
        class="input about"
        type="search"
        maxlength="200"
        [attr.aria-label]="text('one')"
        [placeholder]="text('one')"
        [value]="units().filter().q ?? ''"
        (change)="narrow({ q: words.value.trim() || null })"
      />
      <select
        #state
        class="input select"
        [attr.aria-label]="t('organisation.state')"
        (change)="narrow({ active: state.value || null })"
      >
        <option value="">{{ t('organisation.inUse') }}</option>
        <option value="false" [selected]="units().filter().active === 'false'">{{ t('organisation.removed') }}</option>
      </select>
      <a class="button" [routerLink]="[]" [queryParams]="one('new')"><as-icon name="plus" />{{ text('add') }}</a>
    </div>
    <as-paged-list [list]="units().list" [label]="t('admin.' + units().kind)">
      <table class="table">
        <thead>
          <tr>
            <th scope="col">{{ text('one') }}</th>
            <ng-content select="th" />
          </tr>
        </thead>
        <tbody>
          @for (unit of units().list.items(); track unit.id) {
            @if (!unit.active || unit.key !== units().gone()) {
              <tr>
                <td class="what">
                  <a class="link strong" [routerLink]="[]" [queryParams]="one(unit.key)">{{ nameOf(unit) }}</a>
                  <p class="meta">{{ unit.key }}</p>
                </td>
                <ng-container [ngTemplateOutlet]="cells().template" [ngTemplateOutletContext]="{ $implicit: unit }" />
              </tr>
            }
          }
        </tbody>
      </table>
      <as-empty none [heading]="text('none')" [text]="text('noneText')" />
    </as-paged-list>
  `,
})
export class UnitList {
  readonly units = input.required<Units<UnitKind>>();
  protected readonly cells = contentChild.required(Cells);
  protected readonly t = inject(Texts).t;
  protected readonly narrow = narrowing();

  protected text(what: 'one' | 'add' | 'none' | 'noneText'): string {
    return this.t(`organisation.unit.${this.units().kind}.${what}`);
  }

  /** What is added to the address to open one. */
  protected one(key: string): Record<string, string> {
    return { [parameterOf[this.units().kind]]: key };
  }

  /** A category with what it is a part of. */
  protected nameOf(unit: Unit<UnitKind>): string {
    return 'path' in unit ? unit.path : unit.name;
  }
}
