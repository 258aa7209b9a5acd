import { httpResource } from '@angular/common/http';
import { computed, inject, Injectable, linkedSignal } from '@angular/core';
import type { Page, RequestType } from '../shared/model/model';
import { Texts } from '../shared/locale/texts';
import { Problem } from './api/problem';
import { Session } from './auth/session';

const symbols: [RegExp, string][] = [
  [/chat|customer/, 'chat'],
  [/cart|purchase|finance/, 'cart'],
  [/laptop|hardware|device/, 'laptop'],
  [/headset|support|help/, 'headset'],
  [/calendar|leave|holiday|hr/, 'calendar'],
  [/key|access|right/, 'key'],
  [/building|facility|room|wrench|tool/, 'building'],
  [/bolt|emergency|urgent|change/, 'bolt'],
  [/user|people|onboard/, 'users'],
  [/request/, 'request'],
];

/** What an icon may be named, each with a symbol of its own. */
export const symbolNames = [
  'chat',
  'cart',
  'laptop',
  'headset',
  'calendar',
  'key',
  'building',
  'bolt',
  'people',
  'request',
];

/** What the pack names counts, then what its key speaks of. */
export const symbolOf = (icon: string, key: string): string => {
  const of = (named: string) => symbols.find(([words]) => words.test(named.toLowerCase()))?.[1];
  return of(icon) ?? of(key) ?? 'request';
};

/** The request types that this person may use, by name and symbol. */
@Injectable({ providedIn: 'root' })
export class Catalogue {
  private readonly session = inject(Session);
  private readonly texts = inject(Texts);
  private readonly answer = httpResource<Page<RequestType>>(() =>
    this.session.me()
      ? { url: '/api/v1/request-types?limit=100', headers: { 'Accept-Language': this.texts.language() } }
      : undefined,
  );

  /** What was known last, also while it is asked for in another language. */
  readonly types = linkedSignal<RequestType[] | null, RequestType[]>({
    source: () => (this.answer.hasValue() ? this.answer.value().items : null),
    computation: (now, before) => now ?? before?.value ?? [],
  });
  readonly loading = computed(() => this.answer.isLoading());
  readonly problem = computed(() => (this.answer.error() ? Problem.of(this.answer.error()) : null));
  /** Whether this person may ask for nothing. */
  readonly isEmpty = computed(() => this.answer.hasValue() && !this.types().length);

  reload(): void {
    this.answer.reload();
  }

  name(key: string): string {
    const readable = () =>
      key
        .toLowerCase()
        .replaceAll(/[_-]+/g, ' ')
        .replace(/^./, (letter) => letter.toUpperCase());
    return this.find(key)?.name ?? readable();
  }

  /** Whether this person may ask for it. */
  offers(key: string): boolean {
    return !!this.find(key);
  }

  symbol(key: string): string {
    return symbolOf(this.find(key)?.icon ?? '', key);
  }

  private find(key: string): RequestType | undefined {
    const same = (one: string) => one.toUpperCase().replaceAll('-', '_');
    return this.types().find((type) => same(type.key) === same(key));
  }
}
