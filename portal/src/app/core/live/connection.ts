import { computed, Injectable, signal } from '@angular/core';

/** Whether the server can be reached; quiet unless it cannot. */
@Injectable({ providedIn: 'root' })
export class Connection {
  private readonly online = signal(navigator.onLine);
  private readonly reachable = signal(true);

  readonly broken = computed(() => !this.online() || !this.reachable());

  constructor() {
    addEventListener('online', () => this.online.set(true));
    addEventListener('offline', () => this.online.set(false));
  }

  reached(): void {
    this.reachable.set(true);
  }

  lost(): void {
    this.reachable.set(false);
  }
}
