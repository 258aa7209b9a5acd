import { ErrorHandler, inject, Injectable } from '@angular/core';
import { AbstractLoggerService, LogLevel, type PassedInitialConfig } from 'angular-auth-oidc-client';
import { signInKey } from './tabs';

/** The portal is a public client of the authorization server on its own origin: code flow with PKCE. */
export const oidc = (): PassedInitialConfig => ({
  config: {
    configId: signInKey,
    authority: location.origin,
    clientId: 'assent-portal',
    scope: 'openid',
    responseType: 'code',
    redirectUrl: `${location.origin}/signed-in`,
    postLogoutRedirectUri: `${location.origin}/`,
    silentRenew: true,
    silentRenewUrl: `${location.origin}/silent-renew.html`,
    renewTimeBeforeTokenExpiresInSeconds: 120,
    autoUserInfo: false,
    triggerAuthorizationResultEvent: true,
    logLevel: LogLevel.Error,
  },
});

/** Tells of what goes wrong; that nobody is signed in yet is an answer of the server. */
@Injectable()
export class OidcLog extends AbstractLoggerService {
  private readonly errors = inject(ErrorHandler);

  logError(message: string | object): void {
    if (!String(message).includes('login_required')) this.errors.handleError(message);
  }

  logWarning(): void {
    // only errors are told of
  }

  logDebug(): void {
    // only errors are told of
  }
}
