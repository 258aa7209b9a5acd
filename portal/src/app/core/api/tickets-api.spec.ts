import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { describe, expect, it } from 'vitest';
import { TicketsApi } from './tickets-api';

describe('TicketsApi', () => {
  it('reads a long conversation to its end', () => {
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting()] });
    const server = TestBed.inject(HttpTestingController);
    const read: string[] = [];
    TestBed.inject(TicketsApi)
      .comments('t1')
      .subscribe((comments) => read.push(...comments.map((comment) => comment.id)));
    const page = (cursor: string | null, ids: string[], next_cursor: string | null) =>
      server
        .expectOne((asked) => asked.url === '/api/v1/tickets/t1/comments' && asked.params.get('cursor') === cursor)
        .flush({ items: ids.map((id) => ({ id })), next_cursor });
    page(null, ['a', 'b'], 'after-b');
    page('after-b', ['c'], null);
    expect(read).toEqual(['a', 'b', 'c']);
  });
});
