import { Injectable, type OnDestroy } from '@angular/core';

/** What is told of who is signed in; the other entries of the sign-in belong to the tab that began it. */
const told = ['authWellKnownEndPoints', 'authnResult', 'authzData', 'access_token_expires_at', 'session_state'];
/** What is under way in a page; it ends with the page. */
const underWay = ['storageSilentRenewRunning', 'storageCodeFlowInProgress'];
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

  /** A page that was left in the middle of a sign-in left word that it is under way, for which the next one would wait. */
  beginAnew(): void {
    const kept = this.kept();
    if (!underWay.some((key) => kept[key])) return;
    const rest = Object.entries(kept).filter(([key]) => !underWay.includes(key));
    sessionStorage.setItem(signInKey, JSON.stringify(Object.fromEntries(rest)));
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
    const kept = this.kept();
    return Object.fromEntries(told.filter((key) => key in kept).map((key) => [key, kept[key]]));
  }

  private kept(): Record<string, unknown> {
    return JSON.parse(sessionStorage.getItem(signInKey) ?? '{}') as Record<string, unknown>;
  }
}
