import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Problem } from '../../core/api/problem';
import { Catalogue } from '../../core/catalogue';
import { ProblemNote } from '../../core/problem-note';
import { Dates } from '../../shared/locale/dates';
import { Texts } from '../../shared/locale/texts';
import type { Page, WeakStep } from '../../shared/model/model';
import { Empty } from '../../shared/ui/empty/empty';
import { Icon } from '../../shared/ui/icon/icon';
import { People } from '../../shared/ui/person/people';
import { Skeleton } from '../../shared/ui/skeleton/skeleton';
import { adminPlace } from './admin-place';

const findings = ['UNHEARD', 'NOBODY', 'REQUESTER', 'FALLBACK', 'ONE_PERSON'] as const;
const looks: Record<WeakStep['finding'], { icon: string; tone: string }> = {
  UNHEARD: { icon: 'clock', tone: 'is-bad' },
  NOBODY: { icon: 's-rejected', tone: 'is-bad' },
  REQUESTER: { icon: 'swap', tone: 'is-waiting' },
  FALLBACK: { icon: 'swap', tone: 'is-waiting' },
  ONE_PERSON: { icon: 'info', tone: 'is-closed' },
};

/** Decisions of the next thirty days that rest on nobody, on one person or on the requester. */
@Component({
  selector: 'as-continuity',
  imports: [Empty, Icon, People, ProblemNote, RouterLink, Skeleton],
  template: `
    <p class="muted lead">{{ t('continuity.text') }}</p>
    <nav class="chips is-scroll" [attr.aria-label]="t('continuity.show')">
      <a class="chip" [routerLink]="[]" [attr.aria-current]="finding() ? null : 'true'">{{ t('continuity.all') }}</a>
      @for (one of findings; track one) {
        <a
          class="chip"
          [routerLink]="[]"
          [queryParams]="{ finding: one }"
          [attr.aria-current]="finding() === one ? 'true' : null"
          >{{ t('continuity.' + one) }}</a
        >
      }
    </nav>
    @if (problem(); as problem) {
      <as-problem-note class="card" [problem]="problem" (again)="list.reload()" />
    } @else if (list.isLoading() && !steps().length) {
      <as-skeleton [rows]="6" />
    } @else {
      <ul class="card">
        @for (step of steps(); track step.id) {
          <li>
            <span class="status" [class]="looks[step.finding].tone"
              ><as-icon [name]="looks[step.finding].icon" [small]="true" />{{ t('continuity.' + step.finding) }}</span
            >
            <div class="what">
              @if (step.ticket; as ticket) {
                <a class="link clip" [routerLink]="['/requests', ticket.id]"
                  >{{ ticket.ticket_number }} {{ ticket.title }}</a
                >
              } @else {
                <b class="clip">{{ t('continuity.toCome', { type: catalogue.name(step.request_type) }) }}</b>
              }
              <p class="meta">{{ step.step }}</p>
              @if (step.fallback; as group) {
                <p class="meta">{{ t('continuity.fallsBack', { group }) }}</p>
              }
              @if (step.examples.length) {
                <p class="meta">{{ t('continuity.for', { count: step.requesters }) }} {{ names(step) }}</p>
              }
            </div>
            @if (step.people.length) {
              <as-people [people]="step.people" />
            }
            <time class="meta" [title]="dates.exact(step.since)">{{ since(step) }}</time>
          </li>
        } @empty {
          <as-empty [heading]="t('continuity.none')" [text]="t('continuity.noneText')" />
        }
      </ul>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 16px;
    }
    .lead {
      max-width: 72ch;
    }
    ul {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
    }
    li {
      display: grid;
      grid-template-columns: 160px minmax(0, 1fr) auto 120px;
      gap: 16px;
      align-items: center;
      padding: 12px 16px;
    }
    li + li {
      border-top: 1px solid var(--line);
    }
    .what {
      display: grid;
      min-width: 0;
    }
    .status {
      display: inline-flex;
      align-items: center;
      gap: 6px;
      font: var(--type-meta-strong);
    }
    .status as-icon {
      color: var(--mark);
    }
    time {
      grid-column: 4;
      text-align: right;
    }
    @media (max-width: 719px) {
      li {
        grid-template-columns: minmax(0, 1fr);
        gap: 6px;
      }
      time {
        grid-column: auto;
        text-align: left;
      }
    }
  `,
})
export class Continuity {
  /** From the address. */
  readonly finding = input<string>();

  protected readonly t = inject(Texts).t;
  protected readonly dates = inject(Dates);
  protected readonly catalogue = inject(Catalogue);
  protected readonly findings = findings;
  protected readonly looks = looks;
  protected readonly list = httpResource<Page<WeakStep>>(() => {
    const finding = this.finding();
    return `/api/v1/approvals/continuity?limit=100${finding ? `&finding=${encodeURIComponent(finding)}` : ''}`;
  });
  protected readonly steps = computed(() => (this.list.hasValue() ? this.list.value().items : []));
  protected readonly problem = computed(() => (this.list.error() ? Problem.of(this.list.error()) : null));

  constructor() {
    adminPlace('continuity');
  }

  protected names(step: WeakStep): string {
    const names = step.examples.map(({ name }) => name).join(', ');
    return step.requesters > step.examples.length ? `${names} …` : names;
  }

  /** What is so already needs no day. */
  protected since(step: WeakStep): string {
    return Date.parse(step.since) <= Date.now() ? this.t('continuity.now') : this.dates.plainDay(step.since);
  }
}
