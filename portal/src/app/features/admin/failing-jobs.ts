import { Component, computed, DestroyRef, inject, input, output, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import { merge, type Observable, Subject, switchMap, take, timer } from 'rxjs';
import { Problem } from '../../core/api/problem';
import { Live } from '../../core/live/live';
import { ProblemNote } from '../../core/problem-note';
import { Toasts } from '../../core/toasts';
import { Dates } from '../../shared/locale/dates';
import { Texts } from '../../shared/locale/texts';
import type { FailingJob } from '../../shared/model/model';
import { Icon } from '../../shared/ui/icon/icon';
import { OperationsApi } from './operations-api';
import { Paged } from './paged';

/** The executor takes a job that is tried again within half a second; what came of it is looked for a few times. */
const looks = { after: 900, every: 1_500, times: 4 };

/** Jobs that failed, with the cause and the way out. */
@Component({
  selector: 'as-failing-jobs',
  imports: [Icon, ProblemNote, RouterLink],
  template: `
    <section class="card" aria-labelledby="failing">
      <div class="card-head">
        <h2 id="failing">{{ t('ops.failing') }}</h2>
        <span class="faint num">{{ list.items().length || '' }}{{ list.complete() ? '' : '+' }}</span>
        @if (mendable().length > 1) {
          <button class="button button-s end" type="button" [disabled]="trying()" (click)="retryAll()">
            <as-icon name="retry" [small]="true" />{{ t('ops.retryAll', { n: mendable().length }) }}
          </button>
        }
      </div>
      @if (list.problem(); as problem) {
        <as-problem-note [problem]="problem" (again)="list.reload()" />
      }
      <div aria-live="polite">
        @for (job of list.items(); track job.id) {
          <article>
            <div class="top">
              <span class="status" [class]="job.state === 'STUCK' ? 'is-bad' : 'is-waiting'">
                <as-icon [name]="job.state === 'STUCK' ? 's-rejected' : 'clock'" [small]="true" />{{
                  job.step.name || job.step.id
                }}
              </span>
              <span class="meta">{{ job.process_name }}, {{ t('ops.version', { n: job.version }) }}</span>
              @if (job.stuck_since; as since) {
                <time class="meta" [title]="dates.exact(since)">{{ dates.moment(since) }}</time>
              }
            </div>
            <p>
              <a class="link ref" [routerLink]="['/requests', job.ticket.id]">{{
                job.ticket.ticket_number ?? t('requests.untitled')
              }}</a>, {{ job.ticket.title }}. {{ how(job) }}
            </p>
            <p class="said" tabindex="0">{{ job.cause }}</p>
            @if (job.state !== 'RUNNING') {
              <button class="button button-s" type="button" [disabled]="trying()" (click)="retry(job)">
                <as-icon name="retry" [small]="true" />{{ t(job.state === 'STUCK' ? 'ops.retry' : 'ops.retryNow') }}
              </button>
            }
          </article>
        } @empty {
          @if (!list.loading() && !list.problem()) {
            <p class="quiet">{{ t('ops.noFailing') }}</p>
          }
        }
      </div>
      @if (!list.complete()) {
        <button class="button button-quiet further" type="button" [disabled]="list.paging()" (click)="list.more()">
          {{ t('requests.further') }}
        </button>
      }
    </section>
  `,
  styles: `
    :host {
      display: block;
    }
    article {
      display: grid;
      justify-items: start;
      gap: 8px;
      padding: 16px;
    }
    article + article {
      border-top: 1px solid var(--line);
    }
    .top {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 4px 8px;
      width: 100%;
    }
    .top time {
      margin-left: auto;
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
    p {
      max-width: var(--measure);
      color: var(--text-muted);
      text-wrap: pretty;
    }
    .said {
      width: 100%;
      max-width: none;
      max-height: 108px;
      overflow: auto;
      padding: 8px 10px;
      border-radius: var(--radius-control);
      background: var(--surface-sunken);
      font: 12px/18px var(--font-code);
      color: var(--text);
      overflow-wrap: anywhere;
    }
    .quiet {
      padding: 16px;
    }
    .further {
      margin: 0 16px 12px;
    }
  `,
})
export class FailingJobs {
  /** Only those of one version of a process. */
  readonly process = input<string>();
  /** Something was tried again. */
  readonly mended = output();

  protected readonly t = inject(Texts).t;
  protected readonly dates = inject(Dates);
  private readonly api = inject(OperationsApi);
  private readonly toasts = inject(Toasts);
  private readonly tried = new Subject<void>();

  protected readonly list = new Paged<FailingJob>('/api/v1/operations/jobs', () => ({ process: this.process() }));
  protected readonly trying = signal(false);
  protected readonly mendable = computed(() => this.list.items().filter((job) => job.state !== 'RUNNING'));

  constructor() {
    const again = this.tried.pipe(switchMap(() => timer(looks.after, looks.every).pipe(take(looks.times))));
    merge(again, inject(Live).notifications())
      .pipe(takeUntilDestroyed(inject(DestroyRef)))
      .subscribe(() => {
        this.list.reload();
        this.mended.emit();
      });
  }

  protected how(job: FailingJob): string {
    if (job.state === 'RUNNING') return this.t('ops.running');
    if (job.state === 'STUCK') return this.t('ops.stuckText');
    const at = job.next_attempt_at ?? '';
    const when = at && `${this.dates.dayWithin(at)}, ${this.dates.time(at)}`;
    return this.t('ops.retrying', { count: job.attempts_left, when });
  }

  protected retry(job: FailingJob): void {
    const name = job.step.name || job.step.id;
    this.send(this.api.retry(job.id), () => this.t('ops.tried', { name }));
  }

  protected retryAll(): void {
    this.send(this.api.retryAll(this.mendable().map((job) => job.id)), ({ results, total }) => {
      const left = results.filter((result) => result.outcome !== 'DONE').length;
      return left ? this.t('ops.triedSome', { n: total - left, left }) : this.t('ops.triedAll', { n: total });
    });
  }

  private send<T>(call: Observable<T>, said: (answer: T) => string): void {
    this.trying.set(true);
    call.subscribe({
      next: (answer) => {
        this.trying.set(false);
        this.toasts.say(said(answer));
        this.tried.next();
      },
      error: (error: unknown) => {
        this.trying.set(false);
        this.toasts.sayProblem(Problem.of(error));
        this.list.reload();
      },
    });
  }
}
