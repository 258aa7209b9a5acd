import { httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, signal } from '@angular/core';
import { PeopleApi } from '../../core/api/people-api';
import { Problem } from '../../core/api/problem';
import { Session } from '../../core/auth/session';
import { PersonPicker } from '../../core/people/person-picker';
import { Place } from '../../core/place';
import { Preferences, type Theme } from '../../core/preferences';
import { Toasts } from '../../core/toasts';
import { Dates } from '../../shared/locale/dates';
import { type Language, Texts } from '../../shared/locale/texts';
import type { EventChoice, NotificationPreferences, Page, Person, Substitution } from '../../shared/model/model';
import { Avatar } from '../../shared/ui/avatar/avatar';
import { type Fact, Facts } from '../../shared/ui/facts/facts';
import { Icon } from '../../shared/ui/icon/icon';

/** Who I am here, and how I like it. */
@Component({
  selector: 'as-me',
  imports: [Avatar, Facts, Icon, PersonPicker],
  templateUrl: './me.html',
  styleUrl: './me.css',
})
export class Me {
  private readonly texts = inject(Texts);
  protected readonly t = this.texts.t;
  protected readonly dates = inject(Dates);
  protected readonly session = inject(Session);
  protected readonly preferences = inject(Preferences);
  private readonly people = inject(PeopleApi);
  private readonly toasts = inject(Toasts);

  protected readonly themes: Theme[] = ['light', 'dark', 'system'];
  protected readonly languages: { id: Language; name: string }[] = [
    { id: 'en', name: 'English' },
    { id: 'de', name: 'Deutsch' },
  ];

  private readonly told = httpResource<NotificationPreferences>(() => '/api/v1/notifications/preferences');
  private readonly away = httpResource<Page<Substitution>>(() => '/api/v1/substitutions');
  protected readonly events = signal<EventChoice[]>([]);
  protected readonly substitutions = computed(() =>
    (this.away.hasValue() ? this.away.value().items : []).filter((one) => one.substitute.id !== this.session.me()?.id),
  );
  protected readonly substitute = signal<Person | null>(null);
  protected readonly from = signal('');
  protected readonly until = signal('');

  protected readonly facts = computed((): Fact[] => {
    const me = this.session.me();
    if (!me) return [];
    return [
      { label: this.t('signIn.email'), value: me.email },
      { label: this.t('me.organisation'), value: me.tenant.name },
      ...(me.department ? [{ label: this.t('me.department'), value: me.department.name }] : []),
      ...(me.manager ? [{ label: this.t('me.manager'), value: me.manager.name }] : []),
      { label: this.t('me.roles'), value: me.roles.map((role) => this.texts.ofCode('role', role)).join(', ') },
    ];
  });

  constructor() {
    inject(Place).set({ label: this.t('place.me') });
    effect(() => this.events.set(this.told.hasValue() ? this.told.value().events : []));
  }

  protected eventName(event: string): string {
    return this.texts.ofCode('event', event);
  }

  protected flip(event: string, channel: 'in_app' | 'email'): void {
    const before = this.events();
    const events = before.map((choice) =>
      choice.event === event ? { ...choice, [channel]: !choice[channel] } : choice,
    );
    this.events.set(events);
    const language = this.told.hasValue() ? this.told.value().language : null;
    this.people.prefer({ language, events }, this.told.headers()?.get('ETag') ?? '').subscribe({
      next: () => this.told.reload(),
      error: (error: unknown) => {
        this.events.set(before);
        this.toasts.sayProblem(Problem.of(error));
      },
    });
  }

  protected standIn(): void {
    const substitute = this.substitute();
    if (!substitute || !this.from() || !this.until()) return;
    const zoned = (day: string, time: string) => new Date(`${day}T${time}`).toISOString();
    const wanted = {
      substitute: substitute.id,
      from: zoned(this.from(), '00:00:00'),
      until: zoned(this.until(), '23:59:59'),
    };
    this.people.standIn(wanted).subscribe({
      next: () => {
        this.toasts.say(this.t('me.standInSet', { name: substitute.name }));
        this.substitute.set(null);
        this.from.set('');
        this.until.set('');
        this.away.reload();
      },
      error: (error: unknown) => this.toasts.sayProblem(Problem.of(error)),
    });
  }

  protected end(substitution: Substitution): void {
    this.people.endSubstitution(substitution.id).subscribe({
      next: () => this.away.reload(),
      error: (error: unknown) => this.toasts.sayProblem(Problem.of(error)),
    });
  }
}
