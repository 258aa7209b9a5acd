import { provideHttpClient, withFetch, withInterceptors } from '@angular/common/http';
import {
  type ApplicationConfig,
  inject,
  provideAppInitializer,
  provideBrowserGlobalErrorListeners,
} from '@angular/core';
import {
  provideRouter,
  withComponentInputBinding,
  withInMemoryScrolling,
  withNavigationErrorHandler,
  withRouterConfig,
} from '@angular/router';
import { provideTransloco } from '@jsverse/transloco';
import { AbstractLoggerService, provideAuth } from 'angular-auth-oidc-client';
import { routes } from './app.routes';
import { aheadInterceptor } from './core/api/ahead';
import { apiInterceptor } from './core/api/api-interceptor';
import { oidc, OidcLog } from './core/auth/oidc';
import { Preferences } from './core/preferences';
import { Texts, languages } from './shared/locale/texts';
import { ChunkLoader } from './shared/locale/transloco-loader';
import { tellOfUnloaded } from './unloaded-places';

export const appConfig: ApplicationConfig = {
  providers: [
    provideBrowserGlobalErrorListeners(),
    provideHttpClient(withFetch(), withInterceptors([aheadInterceptor, apiInterceptor])),
    provideRouter(
      routes,
      withComponentInputBinding(),
      withInMemoryScrolling({ anchorScrolling: 'enabled' }),
      withNavigationErrorHandler(tellOfUnloaded),
      withRouterConfig({ resolveNavigationPromiseOnError: true }),
    ),
    provideTransloco({
      config: { availableLangs: [...languages], defaultLang: 'en', missingHandler: { logMissingKey: false } },
      loader: ChunkLoader,
    }),
    provideAuth(oidc()),
    { provide: AbstractLoggerService, useClass: OidcLog },
    provideAppInitializer(() => inject(Texts).use(inject(Preferences).language())),
  ],
};
