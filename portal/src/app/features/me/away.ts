import { HttpClient, httpResource } from '@angular/common/http';
import { Component, computed, inject, signal } from '@angular/core';
import { tap } from 'rxjs';
import { Problem } from '../../core/api/problem';
import { PeopleApi } from '../../core/api/people-api';
import { Session } from '../../core/auth/session';
import { Catalogue } from '../../core/catalogue';
import { PersonPicker } from '../../core/people/person-picker';
import { ProblemNote } from '../../core/problem-note';
import { ThrownAway } from '../../core/thrown-away';
import { Toasts } from '../../core/toasts';
import { Amounts } from '../../shared/locale/amounts';
import { Dates } from '../../shared/locale/dates';
import { Texts } from '../../shared/locale/texts';
import type { Page, Person, Substitution } from '../../shared/model/model';
import { Avatar } from '../../shared/ui/avatar/avatar';
import { Field } from '../../shared/ui/field/field';
import { Icon } from '../../shared/ui/icon/icon';
import { Skeleton } from '../../shared/ui/skeleton/skeleton';

const substitutions = '/api/v1/substitutions';

/** Who decides for me while I am away, and for whom I do. */
@Component({
  selector: 'as-away',
  imports: [Avatar, Field, Icon, PersonPicker, ProblemNote, Skeleton],
  templateUrl: './away.html',
  styleUrl: './away.css',
})
export class Away {
  private readonly http = inject(HttpClient);
  private readonly people = inject(PeopleApi);
  private readonly session = inject(Session);
  private readonly texts = inject(Texts);
  private readonly toasts = inject(Toasts);
  private readonly thrownAway = inject(ThrownAway);
  private readonly amounts = inject(Amounts);
  private readonly dates = inject(Dates);
  protected readonly catalogue = inject(Catalogue);
  protected readonly t = this.texts.t;

  private readonly answer = httpResource<Page<Substitution>>(() => substitutions);
  protected readonly loading = computed(() => !this.answer.hasValue() && !this.answer.error());
  protected readonly unread = computed(() => (this.answer.error() ? Problem.of(this.answer.error()) : null));
  /** Mine first; what is over is history. */
  protected readonly current = computed(() =>
    (this.answer.hasValue() ? this.answer.value().items : [])
      .filter(({ id, state }) => (state === 'PLANNED' || state === 'CURRENT') && !this.thrownAway.has(id))
      .sort((a, b) => Number(this.isMine(b)) - Number(this.isMine(a)) || a.from.localeCompare(b.from)),
  );

  protected readonly open = signal(false);
  protected readonly substitute = signal<Person | null>(null);
  protected readonly from = signal('');
  protected readonly until = signal('');
  protected readonly types = signal<ReadonlySet<string>>(new Set());
  protected readonly over = signal('');
  protected readonly most = signal('');
  protected readonly problem = signal<Problem | null>(null);
  protected readonly busy = signal(false);
  protected readonly without = computed(() => [this.session.me()?.id ?? '']);

  protected isMine(substitution: Substitution): boolean {
    return substitution.person.id === this.session.me()?.id;
  }

  /** The other one of the two. */
  protected other(substitution: Substitution): Person {
    return this.isMine(substitution) ? substitution.substitute : substitution.person;
  }

  protected sentence(substitution: Substitution): string {
    const { from, until } = substitution;
    const last = new Date(Date.parse(until) - 1).toISOString();
    const days = { from: this.dates.plainDay(from), until: this.dates.plainDay(last) };
    return [this.t('me.days', days), this.typeNames(substitution), this.range(substitution)]
      .filter(Boolean)
      .join(' · ');
  }

  protected choose(type: string): void {
    this.types.update(
      (types) => new Set(types.has(type) ? [...types].filter((one) => one !== type) : [...types, type]),
    );
  }

  protected wrong(field: string): string | null {
    return this.problem()?.ofField(field) ?? null;
  }

  protected save(): void {
    this.busy.set(true);
    this.problem.set(null);
    const amount = (text: string) => (text.trim() ? Number(text) : undefined);
    this.http
      .post<Substitution>(substitutions, {
        substitute: this.substitute()?.id,
        from: this.from() || undefined,
        until: this.until() || undefined,
        ticket_types: [...this.types()],
        over_amount: amount(this.over()),
        max_amount: amount(this.most()),
      })
      .subscribe({
        next: (made) => {
          this.busy.set(false);
          this.blank();
          this.toasts.say(this.t('me.arranged', { name: made.substitute.name }));
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

  protected end(substitution: Substitution): void {
    const ended = this.http.delete(`${substitutions}/${substitution.id}`).pipe(tap(() => this.reread()));
    this.thrownAway.throw(substitution.id, this.t('me.ended'), ended);
  }

  protected reread(): void {
    this.answer.reload();
    void this.people.meet();
  }

  protected blank(): void {
    this.open.set(false);
    this.substitute.set(null);
    this.types.set(new Set());
    for (const field of [this.from, this.until, this.over, this.most]) field.set('');
    this.problem.set(null);
  }

  private typeNames({ ticket_types }: Substitution): string {
    return ticket_types.map((type) => this.catalogue.name(type)).join(', ');
  }

  private range({ over_amount, max_amount }: Substitution): string {
    const over = over_amount ? this.t('me.over', { amount: this.amounts.money(over_amount) }) : '';
    const upTo = max_amount ? this.t('me.upTo', { amount: this.amounts.money(max_amount) }) : '';
    return [over, upTo].filter(Boolean).join(', ');
  }
}
