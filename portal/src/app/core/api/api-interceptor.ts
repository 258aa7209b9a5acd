import { type HttpInterceptorFn } from '@angular/common/http';
import { inject } from '@angular/core';
import { catchError, switchMap, tap, throwError } from 'rxjs';
import { Texts } from '../../shared/locale/texts';
import { Session } from '../auth/session';
import { Connection } from '../live/connection';
import { newKey } from './keys';
import { Problem } from './problem';

/** Signs calls to the API, makes writes safe to repeat and turns failures into problems. */
export const apiInterceptor: HttpInterceptorFn = (request, next) => {
  if (!request.url.startsWith('/api/')) return next(request);
  const session = inject(Session);
  const connection = inject(Connection);
  const language = inject(Texts).language();
  return session.token().pipe(
    switchMap((token) => {
      let headers = request.headers.set('Accept-Language', language);
      if (token) headers = headers.set('Authorization', `Bearer ${token}`);
      if (request.method === 'POST' && !headers.has('Idempotency-Key'))
        headers = headers.set('Idempotency-Key', newKey());
      return next(request.clone({ headers }));
    }),
    tap({ next: () => connection.reached() }),
    catchError((error: unknown) => {
      const problem = Problem.of(error);
      if (problem.code === Problem.unreachable) connection.lost();
      if (problem.status === 401) session.expired();
      return throwError(() => problem);
    }),
  );
};
