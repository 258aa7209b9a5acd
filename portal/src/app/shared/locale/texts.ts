import { inject, Injectable, signal } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { firstValueFrom } from 'rxjs';

export const languages = ['en', 'de'] as const;
export type Language = (typeof languages)[number];
export type TextParams = Record<string, string | number>;

/** The portal's texts in the chosen language; reading one inside a template follows a change of language. */
@Injectable({ providedIn: 'root' })
export class Texts {
  private readonly transloco = inject(TranslocoService);
  private readonly chosen = signal<Language>('en');
  readonly language = this.chosen.asReadonly();

  /** A parameter named `count` chooses between the plural forms `one` and `other` below the key. */
  readonly t = (key: string, params: TextParams = {}): string => {
    const language = this.chosen();
    const count = params['count'];
    const form = typeof count === 'number' ? `.${new Intl.PluralRules(language).select(count)}` : '';
    return this.transloco.translate(key + form, params, language);
  };

  /** The person's own regional habits of the language where the browser names them. */
  locale(): string {
    const language = this.chosen();
    return (
      navigator.languages?.find((tag) => tag.startsWith(`${language}-`)) ?? (language === 'de' ? 'de-DE' : 'en-GB')
    );
  }

  async use(language: Language): Promise<void> {
    await firstValueFrom(this.transloco.load(language));
    this.transloco.setActiveLang(language);
    this.chosen.set(language);
    document.documentElement.lang = language;
  }

  /** The text of a code that the server names, or the code in readable form when no text knows it. */
  ofCode(prefix: string, code: string): string {
    const key = `${prefix}.${code}`;
    const text = this.t(key);
    return text === key
      ? code
          .toLowerCase()
          .replaceAll('_', ' ')
          .replace(/^./, (letter) => letter.toUpperCase())
      : text;
  }
}
