import { httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, signal, untracked } from '@angular/core';
import { PeopleApi } from '../../core/api/people-api';
import { Problem } from '../../core/api/problem';
import { Session } from '../../core/auth/session';
import { Place } from '../../core/place';
import { Preferences, type Theme } from '../../core/preferences';
import { Toasts } from '../../core/toasts';
import { type Language, Texts } from '../../shared/locale/texts';
import type { EventChoice, NotificationPreferences } from '../../shared/model/model';
import { Avatar } from '../../shared/ui/avatar/avatar';
import { type Fact, Facts } from '../../shared/ui/facts/facts';
import { Icon } from '../../shared/ui/icon/icon';

/** Who I am here, and how I like it. */
@Component({
  selector: 'as-me',
  imports: [Avatar, Facts, Icon],
  templateUrl: './me.html',
  styleUrl: './me.css',
})
export class Me {
  private readonly texts = inject(Texts);
  protected readonly t = this.texts.t;
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
  protected readonly events = signal<EventChoice[]>([]);

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
    const place = inject(Place);
    effect(() => {
      const label = this.t('place.me');
      untracked(() => place.set({ label }));
    });
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
}
