import { HttpClient, provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Ahead, aheadInterceptor } from './ahead';

const address = '/api/v1/inbox?limit=100';

describe('Ahead', () => {
  let server: HttpTestingController;
  const told = vi.fn<(body: object) => void>();
  const asks = () =>
    TestBed.inject(HttpClient)
      .get<object>('/api/v1/inbox', { params: { limit: 100 } })
      .subscribe(told);

  beforeEach(() => {
    vi.useFakeTimers();
    told.mockClear();
    TestBed.configureTestingModule({
      providers: [provideHttpClient(withInterceptors([aheadInterceptor])), provideHttpClientTesting()],
    });
    server = TestBed.inject(HttpTestingController);
    TestBed.inject(Ahead).read([address]);
  });
  afterEach(() => {
    vi.useRealTimers();
    server.verify();
  });

  it('answers who asks first with what was read ahead, and the next from the server', () => {
    asks();
    server.expectOne(address).flush({ items: ['ahead'] });
    expect(told).toHaveBeenLastCalledWith({ items: ['ahead'] });
    asks();
    server.expectOne(address).flush({ items: ['later'] });
    expect(told).toHaveBeenLastCalledWith({ items: ['later'] });
  });

  it('asks again where reading ahead failed', () => {
    server.expectOne(address).flush({}, { status: 503, statusText: 'away' });
    asks();
    server.expectOne(address).flush({ items: [] });
    expect(told).toHaveBeenCalledWith({ items: [] });
  });

  it('keeps nothing that has become old', () => {
    server.expectOne(address).flush({ items: ['old'] });
    vi.advanceTimersByTime(5_000);
    asks();
    server.expectOne(address).flush({ items: ['new'] });
    expect(told).toHaveBeenCalledExactlyOnceWith({ items: ['new'] });
  });
});
