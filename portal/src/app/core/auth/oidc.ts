import { LogLevel, type PassedInitialConfig } from 'angular-auth-oidc-client';

/** The portal is a public client of the authorization server on its own origin: code flow with PKCE. */
export const oidc = (): PassedInitialConfig => ({
  config: {
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
