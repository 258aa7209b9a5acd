import {
  type EnvironmentProviders,
  inject,
  makeEnvironmentProviders,
  provideEnvironmentInitializer,
} from '@angular/core';
import { provideTransloco, TranslocoService } from '@jsverse/transloco';
import en from '../i18n/en.json';

/** The English texts, ready at once. */
export const provideTexts = (): EnvironmentProviders =>
  makeEnvironmentProviders([
    provideTransloco({
      config: { availableLangs: ['en', 'de'], defaultLang: 'en', missingHandler: { logMissingKey: false } },
    }),
    provideEnvironmentInitializer(() => inject(TranslocoService).setTranslation(en, 'en')),
  ]);
