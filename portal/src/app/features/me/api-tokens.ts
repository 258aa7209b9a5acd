import { HttpClient, httpResource } from '@angular/common/http';
import { Component, computed, inject, signal } from '@angular/core';
import { tap } from 'rxjs';
import { Problem } from '../../core/api/problem';
import { ProblemNote } from '../../core/problem-note';
import { ThrownAway } from '../../core/thrown-away';
import { Toasts } from '../../core/toasts';
import { Dates } from '../../shared/locale/dates';
import { Texts } from '../../shared/locale/texts';
import type { ApiToken, NewApiToken, Page } from '../../shared/model/model';
import { Field } from '../../shared/ui/field/field';
import { Icon } from '../../shared/ui/icon/icon';
import { Skeleton } from '../../shared/ui/skeleton/skeleton';

const tokens = '/api/v1/auth/tokens';

/** By which programs act for me; the text of a new one is shown until the page is left. */
@Component({
  selector: 'as-api-tokens',
  imports: [Field, Icon, ProblemNote, Skeleton],
  templateUrl: './api-tokens.html',
  styleUrl: './away.css',
})
export class ApiTokens {
  private readonly http = inject(HttpClient);
  private readonly texts = inject(Texts);
  private readonly toasts = inject(Toasts);
  private readonly thrownAway = inject(ThrownAway);
  private readonly dates = inject(Dates);
  protected readonly t = this.texts.t;
  /** Browsers lend the clipboard to secure pages alone. */
  protected readonly canCopy = window.isSecureContext;
  protected readonly lengths = [7, 30, 90, 365];

  private readonly answer = httpResource<Page<ApiToken>>(() => tokens);
  protected readonly loading = computed(() => !this.answer.hasValue() && !this.answer.error());
  protected readonly unread = computed(() => (this.answer.error() ? Problem.of(this.answer.error()) : null));
  protected readonly current = computed(() =>
    (this.answer.hasValue() ? this.answer.value().items : []).filter(({ id }) => !this.thrownAway.has(id)),
  );

  protected readonly open = signal(false);
  protected readonly name = signal('');
  protected readonly days = signal(90);
  protected readonly made = signal<NewApiToken | null>(null);
  protected readonly problem = signal<Problem | null>(null);
  protected readonly busy = signal(false);

  protected sentence({ expires_at, used_at }: ApiToken): string {
    const until = this.t('tokens.until', { day: this.dates.plainDay(expires_at) });
    return `${until} · ${used_at ? this.t('tokens.used', { day: this.dates.dayWithin(used_at) }) : this.t('tokens.unused')}`;
  }

  protected wrong(field: string): string | null {
    return this.problem()?.ofField(field) ?? null;
  }

  protected make(): void {
    this.busy.set(true);
    this.problem.set(null);
    this.http.post<NewApiToken>(tokens, { name: this.name(), days: this.days() }).subscribe({
      next: (made) => {
        this.busy.set(false);
        this.made.set(made);
        this.blank();
        this.reread();
      },
      error: (error: unknown) => {
        this.busy.set(false);
        const problem = Problem.of(error);
        this.problem.set(problem);
        if (!problem.errors.length) this.toasts.sayProblem(problem);
      },
    });
  }

  protected async copy(text: string): Promise<void> {
    await navigator.clipboard.writeText(text);
    this.toasts.say(this.t('tokens.copied'));
  }

  protected end({ id, name }: ApiToken): void {
    if (this.made()?.id === id) this.made.set(null);
    const ended = this.http.delete(`${tokens}/${id}`).pipe(tap(() => this.reread()));
    this.thrownAway.throw(id, this.t('tokens.ended', { name }), ended);
  }

  protected reread(): void {
    this.answer.reload();
  }

  protected blank(): void {
    this.open.set(false);
    this.name.set('');
    this.problem.set(null);
  }
}
