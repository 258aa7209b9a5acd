import { Injectable, type OnDestroy } from '@angular/core';

/** What is told of who is signed in; the other entries of the sign-in belong to the tab that began it. */
const told = ['authWellKnownEndPoints', 'authnResult', 'authzData', 'access_token_expires_at', 'session_state'];
/** Milliseconds after which nobody answers. */
const patience = 100;

/** Where the sign-in is kept in the storage of a tab. */
export const signInKey = 'assent.sign-in';

/** A new tab learns from another one of this browser who is signed in, and need not ask the server. */
@Injectable({ providedIn: 'root' })
export class Tabs implements OnDestroy {
  private readonly channel = new BroadcastChannel('assent.tabs');

  constructor() {
    this.channel.addEventListener('message', ({ data }) => {
      const signIn = this.signIn();
      if (data === 'who' && signIn['authnResult']) this.channel.postMessage({ signIn });
    });
  }

  /** Takes over what another tab knows, unless this one knows already. */
  async learn(): Promise<void> {
    if (sessionStorage.getItem(signInKey)) return;
    const answer = new Promise<void>((resolve) => {
      setTimeout(resolve, patience);
      this.channel.addEventListener('message', ({ data }) => {
        if (!data.signIn) return;
        if (!sessionStorage.getItem(signInKey)) sessionStorage.setItem(signInKey, JSON.stringify(data.signIn));
        resolve();
      });
    });
    this.channel.postMessage('who');
    await answer;
  }

  ngOnDestroy(): void {
    this.channel.close();
  }

  private signIn(): Record<string, unknown> {
    const kept = JSON.parse(sessionStorage.getItem(signInKey) ?? '{}') as Record<string, unknown>;
    return Object.fromEntries(told.filter((key) => key in kept).map((key) => [key, kept[key]]));
  }
}
