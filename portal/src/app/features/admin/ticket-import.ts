import { Component, computed, DestroyRef, effect, inject, input, signal, untracked } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { Router } from '@angular/router';
import { type Observable, Subscription, switchMap, takeWhile, timer } from 'rxjs';
import { narrowing } from '../../core/address';
import { Problem, sentencesOf } from '../../core/api/problem';
import { Catalogue } from '../../core/catalogue';
import { save } from '../../core/save';
import { Toasts } from '../../core/toasts';
import { Dates } from '../../shared/locale/dates';
import { Texts } from '../../shared/locale/texts';
import type { Job, TicketImport } from '../../shared/model/model';
import { Banner } from '../../shared/ui/banner/banner';
import { Field } from '../../shared/ui/field/field';
import { DropZone } from '../../shared/ui/files/drop-zone';
import { Icon } from '../../shared/ui/icon/icon';
import { adminPlace } from './admin-place';
import { ImportsApi, type Wish } from './imports-api';

const look = 1_000;

/** Requests from a table: checked first, then imported, its progress followed. The type and a running import are the address. */
@Component({
  selector: 'as-ticket-imports',
  imports: [Banner, DropZone, Field, Icon],
  templateUrl: './ticket-import.html',
  styleUrls: ['./lists.css', './ticket-import.css'],
})
export class TicketImports {
  readonly type = input<string>();
  readonly import = input<string>();

  protected readonly t = inject(Texts).t;
  protected readonly catalogue = inject(Catalogue);
  private readonly api = inject(ImportsApi);
  private readonly dates = inject(Dates);
  private readonly toasts = inject(Toasts);
  private readonly router = inject(Router);
  private readonly destroyed = inject(DestroyRef);
  protected readonly narrow = narrowing();

  protected readonly file = signal<File | null>(null);
  protected readonly name = computed(() => this.file()?.name ?? '');
  /** What the server said of the file; nothing was made. */
  protected readonly checked = signal<TicketImport | null>(null);
  protected readonly problem = signal<Problem | null>(null);
  protected readonly busy = signal(false);
  protected readonly started = signal<TicketImport | null>(null);
  protected readonly job = signal<Job | null>(null);
  private sending = Subscription.EMPTY;

  protected readonly right = computed(() => (this.checked()?.rows ?? 0) - (this.checked()?.wrong ?? 0));
  protected readonly refused = computed(() => {
    const problem = this.problem();
    const details = problem?.errors.map(({ detail }) => detail) ?? [];
    return problem && (details.length ? details : [sentencesOf(problem, this.t)]);
  });
  /** When and by whom the same file was imported before. */
  protected readonly before = computed(() => {
    const { code, members } = this.problem() ?? {};
    return code === 'ALREADY_IMPORTED'
      ? { when: this.dates.moment(String(members?.['imported_at'])), who: String(members?.['imported_by']) }
      : null;
  });
  protected readonly done = computed(() => this.job()?.state === 'DONE');
  protected readonly failed = computed(() => this.job()?.results.filter(({ outcome }) => outcome !== 'DONE') ?? []);

  constructor() {
    adminPlace('import');
    effect(() => {
      const type = this.type();
      const file = this.file();
      untracked(() => this.check(type, file));
    });
    effect((onCleanup) => {
      const id = this.import();
      this.started.set(null);
      this.job.set(null);
      if (!id) return;
      const following = this.api
        .get(id)
        .pipe(
          switchMap((started) => {
            this.started.set(started);
            return this.progress(String(started.job));
          }),
        )
        .subscribe({
          next: (job) => this.job.set(job),
          error: (error: unknown) => this.toasts.sayProblem(Problem.of(error)),
        });
      onCleanup(() => following.unsubscribe());
    });
  }

  protected choose(files: File[]): void {
    this.file.set(files[0] ?? null);
  }

  protected begin(again = false): void {
    const file = this.file();
    const type = this.type();
    if (!file || !type) return;
    this.send(file, { type, skip_errors: !!this.checked()?.wrong, again }, ({ id }) => {
      this.file.set(null);
      void this.router.navigate([], { queryParams: { type, import: id } });
    });
  }

  protected template(): void {
    const type = this.type() ?? '';
    this.keep(this.api.template(type), `${type}.csv`);
  }

  protected wrongRows({ id, file_name }: TicketImport): void {
    const name = file_name.replace(/\.\w+$/, '');
    this.keep(this.api.wrongRows(id), `${name} - ${this.t('import.errorsFile')}.csv`);
  }

  private check(type: string | undefined, file: File | null): void {
    this.sending.unsubscribe();
    this.busy.set(false);
    this.checked.set(null);
    this.problem.set(null);
    if (type && file) this.send(file, { type, dry_run: true }, (checked) => this.checked.set(checked));
  }

  /** What is shown stays when it fails, so that it can be sent again. */
  private send(file: File, wish: Wish, use: (answer: TicketImport) => void): void {
    this.busy.set(true);
    this.problem.set(null);
    this.sending = this.api
      .send(file, wish)
      .pipe(takeUntilDestroyed(this.destroyed))
      .subscribe({
        next: (answer) => {
          this.busy.set(false);
          use(answer);
        },
        error: (error: unknown) => {
          this.busy.set(false);
          this.problem.set(Problem.of(error));
        },
      });
  }

  /** How far it is, and in the end what came of each row. */
  private progress(job: string): Observable<Job> {
    return timer(0, look).pipe(
      switchMap(() => this.api.job(job, false)),
      takeWhile(({ state }) => state !== 'DONE', true),
      switchMap((now) => (now.state === 'DONE' ? this.api.job(job, true) : [now])),
    );
  }

  private keep(content: Observable<Blob>, name: string): void {
    content.subscribe({
      next: (blob) => save(blob, name),
      error: (error: unknown) => this.toasts.sayProblem(Problem.of(error)),
    });
  }
}
