import { HttpClient, HttpContext, provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { of } from 'rxjs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { provideTexts } from '../../../testing/texts';
import { Session } from '../auth/session';
import { Connection } from '../live/connection';
import { apiInterceptor, atOnce } from './api-interceptor';
import type { Problem } from './problem';

const address = '/api/v1/inbox';

describe('apiInterceptor', () => {
  let http: HttpClient;
  let server: HttpTestingController;
  let connection: Connection;
  const answered = vi.fn<(body: object) => void>();
  const failed = vi.fn<(problem: Problem) => void>();

  beforeEach(() => {
    vi.useFakeTimers();
    answered.mockClear();
    failed.mockClear();
    TestBed.configureTestingModule({
      providers: [
        provideTexts(),
        provideHttpClient(withInterceptors([apiInterceptor])),
        provideHttpClientTesting(),
        { provide: Session, useValue: { token: () => of('token'), expired: () => undefined } },
      ],
    });
    http = TestBed.inject(HttpClient);
    server = TestBed.inject(HttpTestingController);
    connection = TestBed.inject(Connection);
  });
  afterEach(() => {
    vi.useRealTimers();
    server.verify();
  });

  const read = (context = new HttpContext()) =>
    http.get<object>(address, { context }).subscribe({ next: answered, error: failed });
  const isAway = (headers: Record<string, string> = {}, code = 'UNAVAILABLE') =>
    server.expectOne(address).flush({ code }, { status: 503, statusText: 'away', headers });

  it('reads again until the service is back, and says meanwhile that it is away', () => {
    read();
    isAway();
    expect(connection.away()).toBe(true);
    vi.advanceTimersByTime(2_000);
    expect(connection.away()).toBe(true);
    server.expectOne(address).error(new ProgressEvent('unreachable'));
    expect(connection.broken()).toBe(true);
    expect(connection.away()).toBe(false);
    vi.advanceTimersByTime(2_000);
    server.expectOne(address).flush({ items: [] });
    expect(answered).toHaveBeenCalledWith({ items: [] });
    expect(failed).not.toHaveBeenCalled();
    expect(connection.broken()).toBe(false);
  });

  it('waits as long as the service asks for', () => {
    read();
    isAway({ 'Retry-After': '7' });
    vi.advanceTimersByTime(6_900);
    server.expectNone(address);
    vi.advanceTimersByTime(100);
    server.expectOne(address).flush({});
    expect(answered).toHaveBeenCalled();
  });

  it('gives up after half a minute', () => {
    read();
    for (let tries = 0; tries < 15; tries++) {
      isAway();
      vi.advanceTimersByTime(2_000);
    }
    isAway();
    vi.advanceTimersByTime(60_000);
    expect(failed).toHaveBeenCalledWith(expect.objectContaining({ status: 503, code: 'UNAVAILABLE' }));
  });

  it('never writes again', () => {
    http.post(address, {}).subscribe({ error: failed });
    isAway();
    vi.advanceTimersByTime(60_000);
    expect(failed).toHaveBeenCalled();
    expect(connection.away()).toBe(true);
  });

  it('tells at once what waiting does not mend', () => {
    read();
    isAway({}, 'STORAGE_FULL');
    expect(failed).toHaveBeenCalled();
    expect(connection.broken()).toBe(false);
  });

  it('tells at once who tries again in their own way', () => {
    read(new HttpContext().set(atOnce, true));
    isAway();
    expect(failed).toHaveBeenCalled();
  });
});
