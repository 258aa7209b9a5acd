import { computed, DestroyRef, inject, Injectable, type Signal, signal } from '@angular/core';
import { Preferences } from './preferences';

/** Something a person can do here; the palette lists it, its keys run it, the sheet of keys explains it. */
export interface Act {
  id: string;
  label: string;
  group: string;
  icon?: string;
  /** "a", "?", "Ctrl+K", or two keys one after the other: "g i". */
  keys?: string;
  /** Further keys that do the same and are not shown. */
  also?: string[];
  hidden?: boolean;
  /** Runs again and again while the key is held down. */
  repeats?: boolean;
  run: () => void;
}

const typing = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)) &&
  !/^(checkbox|radio|button)$/.test((target as HTMLInputElement).type ?? '');

@Injectable({ providedIn: 'root' })
export class Acts {
  private readonly preferences = inject(Preferences);
  private readonly offers = signal<Signal<Act[]>[]>([]);
  private first = '';
  private firstAt = 0;

  /** What can be done now, what the open place offers first. */
  readonly all = computed(() => this.offers().flatMap((offer) => offer()));

  constructor() {
    document.addEventListener('keydown', (event) => this.press(event));
  }

  /** Offers acts for as long as the caller lives. */
  offer(acts: Signal<Act[]>): void {
    this.offers.update((offers) => [acts, ...offers]);
    inject(DestroyRef).onDestroy(() => this.offers.update((offers) => offers.filter((offer) => offer !== acts)));
  }

  private press(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.altKey || event.isComposing) return;
    const chord = event.ctrlKey || event.metaKey;
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    if (!chord && (typing(event.target) || !this.preferences.singleKeys())) return;
    if (!chord && document.querySelector('dialog[open]')) return;
    const pressed = chord ? `Ctrl+${key.length === 1 ? key.toUpperCase() : key}` : key;
    const sequence = performance.now() - this.firstAt < 1_000 ? `${this.first} ${pressed}` : pressed;
    const act =
      this.all().find((candidate) => candidate.keys === sequence) ??
      this.all().find((candidate) => candidate.keys === pressed || candidate.also?.includes(pressed));
    this.first = pressed;
    this.firstAt = performance.now();
    if (!act) return;
    event.preventDefault();
    if (event.repeat && !act.repeats) return;
    this.firstAt = 0;
    act.run();
  }
}
