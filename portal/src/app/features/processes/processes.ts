import { httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, signal, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { Problem } from '../../core/api/problem';
import { Place } from '../../core/place';
import { ProblemNote } from '../../core/problem-note';
import { Dates } from '../../shared/locale/dates';
import { Texts } from '../../shared/locale/texts';
import type { Page } from '../../shared/model/model';
import { Icon } from '../../shared/ui/icon/icon';
import { Skeleton } from '../../shared/ui/skeleton/skeleton';
import type { Pack } from './design-api';
import { NewProcessDialog } from './new-process-dialog';

/** What can be asked for here, as its designers see it. */
@Component({
  selector: 'as-processes',
  imports: [Icon, NewProcessDialog, ProblemNote, RouterLink, Skeleton],
  template: `
    <div class="page">
      <header>
        <div>
          <h1>{{ t('place.processes') }}</h1>
          <p class="muted">{{ t('design.about') }}</p>
        </div>
        @if (packs()) {
          <button class="button button-primary" type="button" (click)="asking.set(true)">
            <as-icon name="plus" />{{ t('begin.title') }}
          </button>
        }
      </header>
      @if (problem(); as problem) {
        <as-problem-note class="card" [problem]="problem" (again)="all.reload()" />
      } @else if (packs(); as packs) {
        <ul class="card rows">
          @for (pack of packs; track pack.key) {
            <li>
              <a class="row" [routerLink]="pack.key">
                <as-icon [name]="pack.icon" />
                <b class="row-title">{{ pack.name }}</b>
                @if (pack.released_at; as released) {
                  <span class="row-meta"
                    >{{ t('design.release', { n: pack.release_number ?? 0 }) }} ·
                    <time [attr.datetime]="released">{{ dates.moment(released) }}</time></span
                  >
                } @else {
                  <span class="row-meta"
                    ><span class="tag is-waiting">{{ t('begin.tag') }}</span></span
                  >
                }
                <as-icon name="right" [small]="true" />
              </a>
            </li>
          }
        </ul>
      } @else {
        <as-skeleton [rows]="8" />
      }
    </div>
    @if (asking()) {
      <as-new-process-dialog [packs]="packs() ?? []" (left)="asking.set(false)" (made)="open($event)" />
    }
  `,
  styles: `
    .page {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 16px;
      align-content: start;
      max-width: 960px;
    }
    header {
      display: flex;
      flex-wrap: wrap;
      align-items: start;
      justify-content: space-between;
      gap: 12px 24px;
    }
    header div {
      display: grid;
      flex: 1 1 320px;
      gap: 4px;
    }
    .row {
      grid-template-columns: 20px minmax(0, 1fr) auto 16px;
      align-items: center;
    }
    .row as-icon {
      color: var(--text-muted);
    }
    @media (max-width: 719px) {
      .row-meta {
        grid-row: 2;
        grid-column: 2 / -1;
      }
      .row as-icon:last-child {
        grid-column: 4;
      }
    }
  `,
})
export class Processes {
  protected readonly t = inject(Texts).t;
  protected readonly dates = inject(Dates);
  private readonly router = inject(Router);
  /** Whether it is asked what a new one is to be. */
  protected readonly asking = signal(false);
  protected readonly all = httpResource<Page<Pack>>(() => '/api/v1/packs');
  protected readonly problem = computed(() => (this.all.error() ? Problem.of(this.all.error()) : null));
  protected readonly packs = computed(() =>
    this.all.hasValue() ? [...this.all.value().items].sort((one, other) => one.name.localeCompare(other.name)) : null,
  );

  constructor() {
    const place = inject(Place);
    effect(() => {
      const label = this.t('place.processes');
      untracked(() => place.set({ label, link: '/processes' }));
    });
  }

  protected open(key: string): void {
    void this.router.navigate(['/processes', key]);
  }
}
