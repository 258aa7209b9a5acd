import { computed, effect, inject, Injectable, signal } from '@angular/core';
import { type Language, languages, Texts } from '../shared/locale/texts';

export type Theme = 'light' | 'dark' | 'system';

interface Kept {
  theme: Theme;
  density: 'comfortable' | 'compact';
  language: Language;
  singleKeys: boolean;
  favourites: string[];
}

const key = 'assent.preferences';

const browserLanguage = (): Language => languages.find((known) => navigator.language?.startsWith(known)) ?? 'en';

const read = (): Kept => {
  const defaults: Kept = {
    theme: 'system',
    density: 'comfortable',
    language: browserLanguage(),
    singleKeys: true,
    favourites: [],
  };
  try {
    return { ...defaults, ...(JSON.parse(localStorage.getItem(key) ?? '{}') as Partial<Kept>) };
  } catch {
    return defaults;
  }
};

/** What a person chose for this browser; `public/theme.js` applies the same before the first paint. */
@Injectable({ providedIn: 'root' })
export class Preferences {
  private readonly texts = inject(Texts);
  private readonly kept = signal(read());
  private readonly systemDark = signal(false);

  readonly theme = computed(() => this.kept().theme);
  readonly density = computed(() => this.kept().density);
  readonly language = computed(() => this.kept().language);
  readonly singleKeys = computed(() => this.kept().singleKeys);
  readonly favourites = computed(() => this.kept().favourites);
  readonly dark = computed(() => (this.theme() === 'system' ? this.systemDark() : this.theme() === 'dark'));

  constructor() {
    const query = matchMedia('(prefers-color-scheme: dark)');
    this.systemDark.set(query.matches);
    query.addEventListener('change', (change) => this.systemDark.set(change.matches));
    effect(() => (document.documentElement.dataset['theme'] = this.dark() ? 'dark' : 'light'));
    effect(() => {
      if (this.density() === 'compact') document.documentElement.dataset['density'] = 'compact';
      else delete document.documentElement.dataset['density'];
    });
    effect(() => localStorage.setItem(key, JSON.stringify(this.kept())));
  }

  change(change: Partial<Kept>): void {
    this.kept.update((kept) => ({ ...kept, ...change }));
    if (change.language) void this.texts.use(change.language);
  }

  flipTheme(): void {
    this.change({ theme: this.dark() ? 'light' : 'dark' });
  }

  flipFavourite(type: string): void {
    const favourites = this.favourites();
    this.change({
      favourites: favourites.includes(type) ? favourites.filter((kept) => kept !== type) : [...favourites, type],
    });
  }
}
