import { Injectable } from '@angular/core';
import type { Translation, TranslocoLoader } from '@jsverse/transloco';

/** Loads a language as a chunk of its own, hashed and cached like the code. */
@Injectable({ providedIn: 'root' })
export class ChunkLoader implements TranslocoLoader {
  async getTranslation(language: string): Promise<Translation> {
    const loaded = language === 'de' ? await import('../../../i18n/de.json') : await import('../../../i18n/en.json');
    return loaded.default;
  }
}
