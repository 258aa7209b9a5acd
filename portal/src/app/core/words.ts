import { inject, Injectable, linkedSignal } from '@angular/core';
import { Session } from './auth/session';

const place = (person: string) => `assent.words.${person}`;

const storedFor = (person: string): ReadonlyMap<string, unknown> => {
  try {
    return new Map(JSON.parse(sessionStorage.getItem(place(person)) ?? '[]') as [string, unknown][]);
  } catch {
    return new Map();
  }
};

/**
 * What was typed and the server has not taken yet, by what it is about. Neither a failure nor taking an act back loses it; the tab keeps it over a
 * reload and a session that is over, for the same person alone.
 */
@Injectable({ providedIn: 'root' })
export class Words {
  private readonly session = inject(Session);
  private readonly kept = linkedSignal<string | undefined, ReadonlyMap<string, unknown>>({
    source: () => this.session.me()?.id,
    computation: (person) => (person ? storedFor(person) : new Map()),
  });

  of<T>(about: string, nothing: T): T {
    return (this.kept().get(about) as T | undefined) ?? nothing;
  }

  keep(about: string, said: unknown): void {
    this.put(new Map(this.kept()).set(about, said));
  }

  /** The server has them. */
  forget(...about: string[]): void {
    this.put(new Map([...this.kept()].filter(([one]) => !about.includes(one))));
  }

  private put(kept: ReadonlyMap<string, unknown>): void {
    this.kept.set(kept);
    const person = this.session.me()?.id;
    if (!person) return;
    try {
      sessionStorage.setItem(place(person), JSON.stringify([...kept]));
    } catch {
      // a tab without room keeps them while it is open
    }
  }
}
