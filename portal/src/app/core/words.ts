import { Injectable, signal } from '@angular/core';

/** What was typed and the server has not taken yet, by what it is about. Neither a failure nor taking an act back loses it. */
@Injectable({ providedIn: 'root' })
export class Words {
  private readonly kept = signal<ReadonlyMap<string, unknown>>(new Map());

  of<T>(about: string, nothing: T): T {
    return (this.kept().get(about) as T | undefined) ?? nothing;
  }

  keep(about: string, said: unknown): void {
    this.kept.update((kept) => new Map(kept).set(about, said));
  }

  /** The server has them. */
  forget(...about: string[]): void {
    this.kept.update((kept) => new Map([...kept].filter(([one]) => !about.includes(one))));
  }
}
