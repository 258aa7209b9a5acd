import { Injectable, signal } from '@angular/core';

/** Browsers say it each in their own words. */
const words = /dynamically imported module|importing a module script/i;

/** A part of the portal that could not be loaded: the line is away, or a new release stands in the place of the one that is open. */
@Injectable({ providedIn: 'root' })
export class Unloaded {
  private readonly wanted = signal<string | null>(null);
  /** The address that wants it. */
  readonly address = this.wanted.asReadonly();

  miss(address = location.pathname + location.search): void {
    this.wanted.set(address);
  }

  /** Somebody went elsewhere. */
  forget(): void {
    this.wanted.set(null);
  }

  static is(error: unknown): boolean {
    return error instanceof Error && words.test(error.message);
  }
}
