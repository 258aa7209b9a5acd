import { TestBed } from '@angular/core/testing';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { provideTexts } from '../../testing/texts';
import { Toasts } from './toasts';

describe('Toasts', () => {
  let toasts: Toasts;

  beforeEach(() => {
    TestBed.configureTestingModule({ providers: [provideTexts()] });
    vi.useFakeTimers();
    toasts = TestBed.inject(Toasts);
  });
  afterEach(() => vi.useRealTimers());

  it('sends a held act after ten seconds', () => {
    const commit = vi.fn();
    toasts.hold('Approved', commit, vi.fn());
    vi.advanceTimersByTime(9_900);
    expect(commit).not.toHaveBeenCalled();
    vi.advanceTimersByTime(200);
    expect(commit).toHaveBeenCalledOnce();
    expect(toasts.toast()).toBeNull();
  });

  it('never sends what was undone', () => {
    const commit = vi.fn();
    const undo = vi.fn();
    toasts.hold('Approved', commit, undo);
    toasts.undo();
    vi.advanceTimersByTime(60_000);
    expect(undo).toHaveBeenCalledOnce();
    expect(commit).not.toHaveBeenCalled();
  });

  it('sends the act before when the next one comes', () => {
    const first = vi.fn();
    const second = vi.fn();
    toasts.hold('One', first, vi.fn());
    toasts.hold('Two', second, vi.fn());
    expect(first).toHaveBeenCalledOnce();
    expect(second).not.toHaveBeenCalled();
    expect(toasts.toast()?.text).toBe('Two');
  });

  it('sends a held act when the page is left', () => {
    const commit = vi.fn();
    toasts.hold('Approved', commit, vi.fn());
    dispatchEvent(new Event('pagehide'));
    expect(commit).toHaveBeenCalledOnce();
    expect(toasts.canUndo()).toBe(false);
  });
});
