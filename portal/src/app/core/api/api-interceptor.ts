import { HttpContextToken, type HttpErrorResponse, HttpEventType, type HttpInterceptorFn } from '@angular/common/http';
import { inject } from '@angular/core';
import { catchError, identity, retry, switchMap, tap, throwError, timer } from 'rxjs';
import { Texts } from '../../shared/locale/texts';
import { Session } from '../auth/session';
import { Connection } from '../live/connection';
import { newKey } from './keys';
import { Problem } from './problem';

const pause = 2_000;
const patience = 30_000;

/** Reads that fail at once: whoever asks tries again in their own way. */
export const atOnce = new HttpContextToken(() => false);

/** Reading does no harm when it is done again: a service that is away for a moment is waited for. */
const patiently = <T>(connection: Connection) => {
  const since = Date.now();
  return retry<T>({
    delay: (error: HttpErrorResponse) => {
      const asked = Number(error.headers?.get('Retry-After')) * 1_000;
      const wait = Math.max(pause, asked || 0);
      const isOver = Date.now() - since + wait > patience;
      if (isOver || !notice(Problem.of(error), connection)) return throwError(() => error);
      return timer(wait);
    },
  });
};

/** Whether the service is away; the shell says so. */
const notice = (problem: Problem, connection: Connection): boolean => {
  if (problem.isAway) connection.lost(problem.code === Problem.unreachable ? 'line' : 'service');
  return problem.isAway;
};

/** Signs calls to the API, makes writes safe to repeat, waits for a service that is away and turns failures into problems. */
export const apiInterceptor: HttpInterceptorFn = (request, next) => {
  if (!request.url.startsWith('/api/')) return next(request);
  const session = inject(Session);
  const connection = inject(Connection);
  const language = inject(Texts).language();
  const isPatient = request.method === 'GET' && request.responseType === 'json' && !request.context.get(atOnce);
  return session.token().pipe(
    switchMap((token) => {
      let headers = request.headers.set('Accept-Language', language);
      if (token) headers = headers.set('Authorization', `Bearer ${token}`);
      if (request.method === 'POST' && !headers.has('Idempotency-Key'))
        headers = headers.set('Idempotency-Key', newKey());
      return next(request.clone({ headers }));
    }),
    tap(({ type }) => type === HttpEventType.Response && connection.reached()),
    isPatient ? patiently(connection) : identity,
    catchError((error: unknown) => {
      const problem = Problem.of(error);
      notice(problem, connection);
      if (problem.status === 401) session.expired();
      return throwError(() => problem);
    }),
  );
};
