import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { createEnvironmentInjector, EnvironmentInjector } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { NEVER, Subject } from 'rxjs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { provideTexts } from '../../../testing/texts';
import { Live } from '../../core/live/live';
import type { LiveEvent, Ticket } from '../../shared/model/model';
import { RequestsStore } from './requests-store';

const ticket = (id: string, status: Ticket['status'] = 'IN_REVIEW') => ({ id, title: id, status }) as Ticket;

describe('RequestsStore', () => {
  const changes = new Subject<LiveEvent>();
  const followed = vi.fn();
  let server: HttpTestingController;
  let store: RequestsStore;
  let trigger: 'imperative' | 'popstate';

  const open = () => {
    const place = createEnvironmentInjector([RequestsStore], TestBed.inject(EnvironmentInjector));
    store = place.get(RequestsStore);
    store.filter.set({ requester: 'me', status: 'IN_REVIEW' });
    TestBed.tick();
    return place;
  };
  const page = (tickets: Ticket[], next_cursor: string | null = null, cursor: string | null = null) => {
    server
      .expectOne((request) => request.url === '/api/v1/tickets' && request.params.get('cursor') === cursor)
      .flush({ items: tickets, next_cursor });
    TestBed.tick();
  };
  const change = async () => {
    changes.next({ cursor: '1', type: 'TICKET_STATUS_CHANGED', ticket_id: 'b', at: '' });
    await vi.advanceTimersByTimeAsync(300);
  };
  const shown = () => store.tickets().map(({ id, status }) => `${id} ${status}`);

  beforeEach(() => {
    vi.useFakeTimers();
    trigger = 'imperative';
    TestBed.configureTestingModule({
      providers: [
        provideTexts(),
        provideHttpClient(),
        provideHttpClientTesting(),
        {
          provide: Live,
          useValue: {
            inbox: () => NEVER,
            notifications: () => NEVER,
            tickets: (ids: string[]) => {
              followed(ids);
              return changes;
            },
          },
        },
        { provide: Router, useValue: { currentNavigation: () => ({ trigger }) } },
      ],
    });
    server = TestBed.inject(HttpTestingController);
  });
  afterEach(() => vi.useRealTimers());

  it('changes where it stands what changed elsewhere', async () => {
    open();
    page([ticket('a'), ticket('b')]);
    expect(followed).toHaveBeenLastCalledWith(['a', 'b']);
    await change();
    page([ticket('b', 'PENDING_INFO'), ticket('a')]);
    expect(shown()).toEqual(['a IN_REVIEW', 'b PENDING_INFO']);
  });

  it('tells what became of one that no longer belongs to the list', async () => {
    open();
    page([ticket('a'), ticket('b')]);
    await change();
    page([ticket('a')]);
    server.expectOne('/api/v1/tickets/b').flush(ticket('b', 'COMPLETED'));
    expect(shown()).toEqual(['a IN_REVIEW', 'b COMPLETED']);
    await change();
    page([ticket('a')]);
    server.expectOne('/api/v1/tickets/b').flush({}, { status: 404, statusText: 'not found' });
    expect(shown()).toEqual(['a IN_REVIEW']);
  });

  it('keeps its place when something comes in, until it is let in', async () => {
    open();
    page([ticket('a'), ticket('b')]);
    await change();
    page([ticket('new'), ticket('a'), ticket('b')]);
    expect(shown()).toEqual(['a IN_REVIEW', 'b IN_REVIEW']);
    expect(store.fresh()).toBe(1);
    store.showFresh();
    expect(shown()).toEqual(['new IN_REVIEW', 'a IN_REVIEW', 'b IN_REVIEW']);
  });

  it('is as long as it was for who goes back to it, and asks what changed', () => {
    const place = open();
    page([ticket('a')], 'after-a');
    store.more();
    page([ticket('b')], null, 'after-a');
    place.destroy();

    trigger = 'popstate';
    open();
    expect(shown()).toEqual(['a IN_REVIEW', 'b IN_REVIEW']);
    page([ticket('a')], 'after-a');
    page([ticket('b', 'APPROVED')], null, 'after-a');
    expect(shown()).toEqual(['a IN_REVIEW', 'b APPROVED']);
  });

  it('begins anew for who comes by a link', () => {
    const place = open();
    page([ticket('a')]);
    place.destroy();
    open();
    expect(store.loading()).toBe(true);
  });

  it('says that the list could not be read, and reads it once more', () => {
    open();
    server.expectOne((request) => request.url === '/api/v1/tickets').flush({}, { status: 503, statusText: 'away' });
    expect(store.problem()?.status).toBe(503);
    store.refresh();
    page([ticket('a')]);
    expect(store.problem()).toBeNull();
    expect(shown()).toEqual(['a IN_REVIEW']);
  });
});
