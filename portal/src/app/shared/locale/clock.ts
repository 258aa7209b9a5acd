import { DestroyRef, inject, Injectable, signal } from '@angular/core';

/** The present instant, moving every half minute so that what is shown as time left stays true. */
@Injectable({ providedIn: 'root' })
export class Clock {
  private readonly instant = signal(Date.now());
  readonly now = this.instant.asReadonly();

  constructor() {
    const timer = setInterval(() => this.instant.set(Date.now()), 30_000);
    inject(DestroyRef).onDestroy(() => clearInterval(timer));
  }
}
