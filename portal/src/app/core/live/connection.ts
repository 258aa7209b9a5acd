import { computed, Injectable, signal } from '@angular/core';

/** Whether the server can be reached and does its service; quiet unless it cannot. */
@Injectable({ providedIn: 'root' })
export class Connection {
  private readonly online = signal(navigator.onLine);
  private readonly missing = signal<'line' | 'service' | null>(null);

  readonly broken = computed(() => !this.online() || this.missing() !== null);
  /** Whether the server answers, but only that it cannot do anything at the moment. */
  readonly away = computed(() => this.online() && this.missing() === 'service');

  constructor() {
    addEventListener('online', () => this.online.set(true));
    addEventListener('offline', () => this.online.set(false));
  }

  reached(): void {
    this.missing.set(null);
  }

  lost(what: 'line' | 'service'): void {
    this.missing.set(what);
  }
}
