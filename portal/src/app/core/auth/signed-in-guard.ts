import { inject } from '@angular/core';
import type { CanActivateFn } from '@angular/router';
import { catchError, firstValueFrom, of, tap } from 'rxjs';
import { PeopleApi } from '../api/people-api';
import { Session } from './session';

/** Lets through who is signed in and known; everybody else is taken to sign in first. */
export const signedInGuard: CanActivateFn = async (_route, state) => {
  const session = inject(Session);
  const people = inject(PeopleApi);
  if (!(await session.signedIn())) {
    session.signIn(state.url);
    return false;
  }
  if (!session.me()) {
    const known = people.me().pipe(
      tap((me) => session.know(me)),
      catchError(() => of(null)),
    );
    await firstValueFrom(known);
  }
  return true;
};
