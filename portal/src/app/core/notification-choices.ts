import { computed, effect, inject, Injectable, signal, untracked } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import type { Language } from '../shared/locale/texts';
import type { EventChoice, NotificationPreferences } from '../shared/model/model';
import { PeopleApi } from './api/people-api';
import { Problem } from './api/problem';
import type { Versioned } from './api/tickets-api';
import { Session } from './auth/session';
import { Preferences } from './preferences';
import { Toasts } from './toasts';

type Channel = 'in_app' | 'email';
type Change = (known: NotificationPreferences) => NotificationPreferences;

/**
 * What a person is told of, and in which language: the server keeps it, since mail follows it, too. A language that is chosen here goes
 * there, and one that was chosen elsewhere is spoken here.
 */
@Injectable({ providedIn: 'root' })
export class NotificationChoices {
  private readonly people = inject(PeopleApi);
  private readonly preferences = inject(Preferences);
  private readonly toasts = inject(Toasts);

  private readonly kept = signal<Versioned<NotificationPreferences> | null>(null);
  private readonly failure = signal<Problem | null>(null);
  private readonly language = computed(
    () => ({
      there: (this.kept()?.value.language ?? null) as Language | null,
      here: this.preferences.language(),
      told: this.preferences.languageTold(),
      known: this.kept() !== null,
    }),
    { equal: (one, other) => JSON.stringify(one) === JSON.stringify(other) },
  );
  private writing: Promise<unknown> = Promise.resolve();
  private unsent = 0;
  private first: Promise<void> | null = null;

  /** As chosen, at once; the server's word replaces it. */
  readonly events = signal<EventChoice[]>([]);
  readonly problem = computed(() => (this.kept() ? null : this.failure()));

  constructor() {
    const session = inject(Session);
    effect(() => {
      if (session.me()) untracked(() => void this.known());
    });
    effect(() => {
      const language = this.language();
      if (language.known) untracked(() => void this.agree(language));
    });
  }

  /** Once it is known what the server keeps, or that it cannot be read. */
  known(): Promise<void> {
    return (this.first ??= this.read());
  }

  async read(): Promise<void> {
    try {
      this.kept.set(await firstValueFrom(this.people.preferences()));
      this.failure.set(null);
      await this.agree(this.language());
      this.settle();
    } catch (error) {
      this.failure.set(Problem.of(error));
    }
  }

  choose(event: string, channel: Channel, wanted: boolean): void {
    const withIt = (events: EventChoice[]) =>
      events.map((choice) => (choice.event === event ? { ...choice, [channel]: wanted } : choice));
    this.events.update(withIt);
    this.write((known) => ({ ...known, events: withIt(known.events) }));
  }

  private async agree({
    there,
    here,
    told,
  }: {
    there: Language | null;
    here: Language;
    told?: boolean;
  }): Promise<void> {
    const isNews = told === false || (told && !there);
    if (isNews && here !== there) this.write((known) => ({ ...known, language: here }));
    else if (there && !(told && here === there)) await this.preferences.agreeOn(there);
  }

  /** One write after the other, so that each has the version of the one before. */
  private write(change: Change): void {
    this.unsent++;
    this.writing = this.writing
      .then(() => this.send(change))
      .catch((error: unknown) => this.toasts.sayProblem(Problem.of(error)))
      .then(() => {
        this.unsent--;
        this.settle();
      });
  }

  /** What was changed elsewhere meanwhile is read first, once. */
  private async send(change: Change, again = true): Promise<void> {
    const known = this.kept();
    if (!known) return;
    try {
      this.kept.set(await firstValueFrom(this.people.prefer(change(known.value), known.etag)));
    } catch (error) {
      if (!again || Problem.of(error).status !== 412) throw error;
      await this.read();
      await this.send(change, false);
    }
  }

  private settle(): void {
    if (!this.unsent) this.events.set(this.kept()?.value.events ?? []);
  }
}
