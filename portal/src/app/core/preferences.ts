import { computed, effect, inject, Injectable, signal } from '@angular/core';
import { type Language, languages, Texts } from '../shared/locale/texts';
import { Unloaded } from './unloaded';

export type Theme = 'light' | 'dark' | 'system';
export type Density = 'comfortable' | 'compact';

interface Kept {
  theme: Theme;
  density: Density;
  language: Language;
  /** Whether the server knows the language; absent while nobody chose one. */
  languageTold?: boolean;
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
  private readonly unloaded = inject(Unloaded);
  private readonly kept = signal(read());
  private readonly systemDark = signal(false);

  readonly theme = computed(() => this.kept().theme);
  readonly density = computed(() => this.kept().density);
  readonly language = computed(() => this.kept().language);
  readonly languageTold = computed(() => this.kept().languageTold);
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

  change(change: Partial<Omit<Kept, 'language' | 'languageTold'>>): void {
    this.kept.update((kept) => ({ ...kept, ...change }));
  }

  /** Speaks the language from now on; the server is told when it is known who chose it. */
  speak(language: Language): void {
    void this.use(language, false);
  }

  /** Takes over the language that the server knows. */
  agreeOn(language: Language): Promise<void> {
    return this.use(language, true);
  }

  private async use(language: Language, languageTold: boolean): Promise<void> {
    const before = this.kept();
    this.kept.set({ ...before, language, languageTold });
    try {
      await this.texts.use(language);
    } catch {
      const { language: spoken, languageTold: told } = before;
      this.kept.update((kept) => ({ ...kept, language: spoken, languageTold: told }));
      this.unloaded.miss();
    }
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
