import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { describe, expect, it, vi } from 'vitest';
import { offeredCategories } from './categories';

describe('offeredCategories', () => {
  it('are all there are, page by page', async () => {
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting()] });
    const server = TestBed.inject(HttpTestingController);
    const offered = TestBed.runInInjectionContext(() => offeredCategories(() => true));

    const first = await vi.waitFor(() => server.expectOne('/api/v1/categories?limit=100'));
    first.flush({ items: [{ path: 'IT' }], next_cursor: 'on' });
    const second = await vi.waitFor(() => server.expectOne('/api/v1/categories?limit=100&cursor=on'));
    second.flush({ items: [{ path: 'Workplace' }], next_cursor: null });

    await vi.waitFor(() => expect(offered().map(({ path }) => path)).toEqual(['IT', 'Workplace']));
    server.verify();
  });
});
