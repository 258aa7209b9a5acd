import { computed, inject, Injectable, signal } from '@angular/core';
import { type Problem, sentencesOf } from './api/problem';
import { Texts } from '../shared/locale/texts';

export interface Toast {
  id: number;
  text: string;
  kind: 'done' | 'bad';
  /** Where to look at what it is about. */
  link?: { label: string; to: string };
  undo?: () => void;
}

interface Held extends Toast {
  commit: () => void;
  undo: () => void;
}

const holdFor = 10_000;
const sayFor = 6_000;

/** One word after the act. An act that can be undone is held for ten seconds, or until the next act or leaving. */
@Injectable({ providedIn: 'root' })
export class Toasts {
  private readonly texts = inject(Texts);
  private readonly shown = signal<Toast | null>(null);
  private held: Held | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private next = 1;

  readonly toast = this.shown.asReadonly();
  readonly canUndo = computed(() => this.shown()?.undo !== undefined);

  constructor() {
    addEventListener('pagehide', () => this.commitHeld());
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'hidden') this.commitHeld();
    });
  }

  say(text: string, kind: Toast['kind'] = 'done', link?: Toast['link']): void {
    this.show({ id: this.next++, text, kind, link });
  }

  /** Says what went wrong in the server's words, or in ours when it gave none. */
  sayProblem(problem: Problem): void {
    const text = sentencesOf(problem, this.texts.t);
    this.say(
      problem.requestId ? `${text} ${this.texts.t('problem.requestId', { id: problem.requestId })}` : text,
      'bad',
    );
  }

  /** Shows the act as done and sends it after a while, unless it is undone. */
  hold(text: string, commit: () => void, undo: () => void): void {
    const held: Held = { id: this.next++, text, kind: 'done', commit, undo: () => this.undo() };
    this.show(held);
    this.held = { ...held, undo };
  }

  /** Says what is done and for a while how to take it back. */
  offerUndo(text: string, undo: () => void): void {
    this.hold(text, () => undefined, undo);
  }

  undo(): void {
    const held = this.held;
    if (!held) return;
    this.held = null;
    this.dismiss();
    held.undo();
  }

  dismiss(): void {
    clearTimeout(this.timer);
    this.commitHeld();
    this.shown.set(null);
  }

  private show(toast: Toast): void {
    this.dismiss();
    this.shown.set(toast);
    this.timer = setTimeout(() => this.dismiss(), toast.undo ? holdFor : sayFor);
  }

  private commitHeld(): void {
    const held = this.held;
    this.held = null;
    held?.commit();
    if (held) this.shown.update((toast) => (toast?.id === held.id ? { ...toast, undo: undefined } : toast));
  }
}
