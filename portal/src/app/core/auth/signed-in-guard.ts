import { inject } from '@angular/core';
import { type ActivatedRouteSnapshot, type CanActivateFn, RedirectCommand, Router } from '@angular/router';
import { Ahead } from '../api/ahead';
import { PeopleApi } from '../api/people-api';
import { NotificationChoices } from '../notification-choices';
import { Preferences } from '../preferences';
import { Session } from './session';

/** Of a route: where its place reads what it shows first. */
export type FirstReads = (at: ActivatedRouteSnapshot) => string[];

/** Begins to load what is shown next while the server is still asked; that it cannot be loaded is told where it is needed. */
export const loadShellAhead = (): void => void import('../shell/shell').catch(() => undefined);

/** The same for all that the address leads to. */
const loadAhead = (route: ActivatedRouteSnapshot): void => {
  for (let at: ActivatedRouteSnapshot | null = route; at; at = at.firstChild)
    void Promise.resolve(at.routeConfig?.loadComponent?.()).catch(() => undefined);
};

/** What the place that the address leads to reads first. */
const firstReads = (route: ActivatedRouteSnapshot): string[] => {
  let at = route;
  while (at.firstChild) at = at.firstChild;
  const reads = at.routeConfig?.data?.['reads'] as FirstReads | undefined;
  return reads?.(at) ?? [];
};

/**
 * Lets through who is signed in, in a browser that knows their language; everybody else is taken to sign in first. While nobody knows
 * who it is, the shell says so.
 */
export const signedInGuard: CanActivateFn = async (route, state) => {
  const session = inject(Session);
  const people = inject(PeopleApi);
  const preferences = inject(Preferences);
  const choices = inject(NotificationChoices);
  const ahead = inject(Ahead);
  if (session.isExpected()) loadAhead(route);
  if (!(await session.signedIn())) {
    session.signIn(state.url);
    return false;
  }
  const spoken = preferences.language();
  const language = preferences.languageTold() ? null : choices.known();
  if (!session.me()) {
    const meeting = people.meet();
    ahead.read(firstReads(route));
    await meeting;
  }
  if (session.me()) await language;
  if (preferences.language() !== spoken) ahead.forget();
  return true;
};

/** Opens a place to who has one of the permissions; everybody else is told what is told of an address where nothing is. */
export const permitted =
  (...permissions: Parameters<Session['may']>[0][]): CanActivateFn =>
  () => {
    const session = inject(Session);
    const elsewhere = inject(Router).parseUrl('/not-open');
    return (
      permissions.some((permission) => session.may(permission)) ||
      new RedirectCommand(elsewhere, { skipLocationChange: true })
    );
  };
