import { TestBed } from '@angular/core/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { signInKey, Tabs } from './tabs';

describe('Tabs', () => {
  const other = new BroadcastChannel('assent.tabs');
  const kept = (): unknown => JSON.parse(sessionStorage.getItem(signInKey) ?? 'null');
  /** The next that the tab under test says. */
  const said = (): Promise<unknown> =>
    new Promise((resolve) => other.addEventListener('message', ({ data }) => resolve(data), { once: true }));

  beforeEach(() => sessionStorage.clear());
  afterEach(() => sessionStorage.clear());

  it('takes over what another tab knows', async () => {
    const asked = said();
    const learned = TestBed.inject(Tabs).learn();
    expect(await asked).toBe('who');
    other.postMessage({ signIn: { authzData: 'token' } });
    await learned;
    expect(kept()).toEqual({ authzData: 'token' });
  });

  it('goes on when nobody answers', async () => {
    await TestBed.inject(Tabs).learn();
    expect(kept()).toBeNull();
  });

  it('asks nobody when it knows already', async () => {
    sessionStorage.setItem(signInKey, JSON.stringify({ authnResult: {}, authzData: 'mine' }));
    await TestBed.inject(Tabs).learn();
    expect(kept()).toEqual({ authnResult: {}, authzData: 'mine' });
  });

  it('tells who is signed in, and not what belongs to this tab alone', async () => {
    sessionStorage.setItem(signInKey, JSON.stringify({ authnResult: {}, authzData: 'mine', codeVerifier: 'secret' }));
    TestBed.inject(Tabs);
    const answer = said();
    other.postMessage('who');
    expect(await answer).toEqual({ signIn: { authnResult: {}, authzData: 'mine' } });
  });

  it('says nothing while nobody is signed in', async () => {
    TestBed.inject(Tabs);
    let answered = false;
    other.addEventListener('message', () => (answered = true), { once: true });
    other.postMessage('who');
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(answered).toBe(false);
  });
});
