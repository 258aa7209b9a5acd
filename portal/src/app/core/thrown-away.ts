import { inject, Injectable, signal } from '@angular/core';
import type { Observable } from 'rxjs';
import { Problem } from './api/problem';
import { Toasts } from './toasts';

/** Drafts and files that are thrown away: out of sight at once, and gone for good when nobody takes it back. */
@Injectable({ providedIn: 'root' })
export class ThrownAway {
  private readonly toasts = inject(Toasts);
  private readonly ids = signal<ReadonlySet<string>>(new Set());

  has(id: string): boolean {
    return this.ids().has(id);
  }

  /** @param undone is called when the person takes it back */
  throw(id: string, text: string, gone: Observable<unknown>, undone?: () => void): void {
    this.ids.update((ids) => new Set([...ids, id]));
    const back = () => this.ids.update((ids) => new Set([...ids].filter((one) => one !== id)));
    this.toasts.hold(
      text,
      () =>
        gone.subscribe({
          error: (error: unknown) => {
            back();
            this.toasts.sayProblem(Problem.of(error));
          },
        }),
      () => {
        back();
        undone?.();
      },
    );
  }
}
