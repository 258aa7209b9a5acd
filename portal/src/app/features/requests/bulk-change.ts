import { HttpClient } from '@angular/common/http';
import { Component, computed, DestroyRef, inject, input, output, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { expand, last, type Observable, of, EMPTY, delay, switchMap, tap } from 'rxjs';
import { Problem, sentencesOf } from '../../core/api/problem';
import { Session } from '../../core/auth/session';
import { PersonPicker } from '../../core/people/person-picker';
import { Toasts } from '../../core/toasts';
import { Texts } from '../../shared/locale/texts';
import type { BulkAction, Job, Person, Priority, Ticket } from '../../shared/model/model';
import { Dialog } from '../../shared/ui/dialog/dialog';
import { Field } from '../../shared/ui/field/field';

const ofAgents: BulkAction[] = ['ASSIGN', 'PRIORITY', 'TAG', 'UNTAG'];
const ofAll: BulkAction[] = ['WATCH', 'UNWATCH', 'WITHDRAW', 'CANCEL', 'REOPEN', 'CLOSE'];
const withReason: BulkAction[] = ['WITHDRAW', 'CANCEL', 'REOPEN', 'CLOSE'];
const priorities: Priority[] = ['LOW', 'MEDIUM', 'HIGH', 'URGENT'];
const pollEvery = 500;

/** One change to many requests: each succeeds or fails by itself, and says why it did not. */
@Component({
  selector: 'as-bulk-change',
  imports: [Dialog, Field, PersonPicker],
  templateUrl: './bulk-change.html',
  styles: `
    .left {
      display: grid;
      gap: 8px;
      max-height: 40vh;
      margin: 0;
      padding: 0;
      overflow-y: auto;
      list-style: none;
    }
    progress {
      width: 100%;
      accent-color: var(--brand);
    }
  `,
})
export class BulkChange {
  readonly tickets = input.required<Ticket[]>();
  readonly left = output();
  /** Something was changed. */
  readonly changed = output();

  protected readonly texts = inject(Texts);
  protected readonly t = this.texts.t;
  private readonly http = inject(HttpClient);
  private readonly toasts = inject(Toasts);
  private readonly untilGone = takeUntilDestroyed<Job>(inject(DestroyRef));

  protected readonly actions = inject(Session).may('WORK_QUEUES') ? [...ofAgents, ...ofAll] : ofAll;
  protected readonly priorities = priorities;
  protected readonly action = signal<BulkAction>(this.actions[0]!);
  protected readonly person = signal<Person | null>(null);
  protected readonly priority = signal<Priority>('HIGH');
  protected readonly tags = signal('');
  protected readonly reason = signal('');
  protected readonly job = signal<Job | null>(null);
  private readonly problem = signal<Problem | null>(null);

  protected readonly takesReason = computed(() => withReason.includes(this.action()));
  protected readonly takesTags = computed(() => this.action() === 'TAG' || this.action() === 'UNTAG');
  protected readonly running = computed(() => this.job() !== null && this.job()?.state !== 'DONE');
  protected readonly refused = computed(() => {
    const problem = this.problem();
    return problem && !problem.errors.length ? sentencesOf(problem, this.t) : null;
  });
  /** What was not changed once it is over, and why. */
  protected readonly leftOver = computed(() => {
    const job = this.job();
    if (job?.state !== 'DONE') return [];
    return job.results
      .filter(({ outcome }) => outcome !== 'DONE')
      .map(({ id, problem }) => ({ ticket: this.named(id), why: problem?.detail ?? '' }));
  });

  protected wrong(field: string): string | null {
    return this.problem()?.ofField(field) ?? null;
  }

  protected save(): void {
    this.problem.set(null);
    this.start()
      .pipe(
        expand((job) =>
          job.state === 'DONE'
            ? EMPTY
            : of(job).pipe(
                delay(pollEvery),
                switchMap(() => this.again(job)),
              ),
        ),
        tap((job) => this.job.set(job)),
        last(),
        this.untilGone,
      )
      .subscribe({
        next: (job) => this.finish(job),
        error: (error: unknown) => {
          this.job.set(null);
          this.problem.set(Problem.of(error));
        },
      });
  }

  private start(): Observable<Job> {
    return this.http.post<Job>('/api/v1/tickets/bulk', {
      ids: this.tickets().map(({ id }) => id),
      action: this.action(),
      ...(this.action() === 'ASSIGN' ? { assignee: this.person()?.id ?? '' } : {}),
      ...(this.action() === 'PRIORITY' ? { priority: this.priority() } : {}),
      ...(this.takesTags()
        ? {
            tags: this.tags()
              .split(',')
              .map((tag) => tag.trim())
              .filter(Boolean),
          }
        : {}),
      ...(this.takesReason() && this.reason().trim() ? { comments: this.reason().trim() } : {}),
    });
  }

  private again(job: Job): Observable<Job> {
    return this.http.get<Job>(`/api/v1/jobs/${job.id}`);
  }

  private finish(job: Job): void {
    const done = job.results.filter(({ outcome }) => outcome === 'DONE').length;
    if (done) this.toasts.say(this.t('bulk.done', { count: done }));
    this.changed.emit();
    if (done === job.results.length) this.left.emit();
  }

  private named(id: string): string {
    const ticket = this.tickets().find((each) => each.id === id);
    return ticket ? `${ticket.ticket_number ?? ''} ${ticket.title}`.trim() : id;
  }
}
