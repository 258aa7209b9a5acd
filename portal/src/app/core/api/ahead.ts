import { HttpClient, HttpContext, type HttpInterceptorFn, type HttpResponse } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { catchError, type Observable, ReplaySubject } from 'rxjs';
import { atOnce } from './api-interceptor';

const shelfLife = 5_000;

/** What a place is going to read first, read while it is still being found out who is there and the place is being loaded. */
@Injectable({ providedIn: 'root' })
export class Ahead {
  private readonly http = inject(HttpClient);
  private readonly answers = new Map<string, Observable<HttpResponse<unknown>>>();

  /** @param addresses with their parameters, exactly as the place asks for them */
  read(addresses: string[]): void {
    const context = new HttpContext().set(atOnce, true);
    for (const address of addresses) {
      const answer = new ReplaySubject<HttpResponse<unknown>>(1);
      this.http.get(address, { observe: 'response', context }).subscribe(answer);
      this.answers.set(address, answer);
    }
    setTimeout(() => this.forget(), shelfLife);
  }

  forget(): void {
    this.answers.clear();
  }

  /** The answer, or the one to come, for the first who asks. */
  take(address: string): Observable<HttpResponse<unknown>> | undefined {
    const answer = this.answers.get(address);
    this.answers.delete(address);
    return answer;
  }
}

/** Hands out what was read ahead; what could not be read is asked for again, and told of then. */
export const aheadInterceptor: HttpInterceptorFn = (request, next) => {
  const answer = request.method === 'GET' ? inject(Ahead).take(request.urlWithParams) : undefined;
  return answer ? answer.pipe(catchError(() => next(request))) : next(request);
};
