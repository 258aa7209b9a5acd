import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import { Paged } from './paged';

describe('Paged', () => {
  const state = signal<string | undefined>(undefined);
  let server: HttpTestingController;
  let list: Paged<string>;

  beforeEach(() => {
    state.set(undefined);
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting()] });
    server = TestBed.inject(HttpTestingController);
    list = TestBed.runInInjectionContext(() => new Paged<string>('/list', () => ({ state: state() })));
    TestBed.tick();
  });

  it('reads one page after the other', () => {
    expect(list.loading()).toBe(true);
    server.expectOne('/list').flush({ items: ['a', 'b'], next_cursor: 'after-b' });
    expect(list.complete()).toBe(false);
    list.more();
    server.expectOne('/list?cursor=after-b').flush({ items: ['c'], next_cursor: null });
    expect(list.items()).toEqual(['a', 'b', 'c']);
    expect(list.complete()).toBe(true);
  });

  it('begins anew with another filter', () => {
    server.expectOne('/list').flush({ items: ['a'], next_cursor: null });
    state.set('DEAD');
    TestBed.tick();
    expect(list.items()).toEqual([]);
    server.expectOne('/list?state=DEAD').flush({ items: ['d'], next_cursor: null });
    expect(list.items()).toEqual(['d']);
  });

  it('keeps what was read when the next page cannot be, and says so', () => {
    server.expectOne('/list').flush({ items: ['a'], next_cursor: 'after-a' });
    list.more();
    server.expectOne('/list?cursor=after-a').flush({}, { status: 503, statusText: 'away' });
    expect(list.items()).toEqual(['a']);
    expect(list.problem()?.status).toBe(503);
  });
});
