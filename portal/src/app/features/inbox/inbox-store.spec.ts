import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { ApplicationRef, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { NEVER } from 'rxjs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Session } from '../../core/auth/session';
import { provideTexts } from '../../../testing/texts';
import { addresses } from '../../core/api/addresses';
import { Live } from '../../core/live/live';
import { Toasts } from '../../core/toasts';
import { Waiting } from '../../core/waiting';
import type { InboxLine } from '../../shared/model/model';
import { InboxStore } from './inbox-store';

const line = (id: string): InboxLine => ({
  id,
  kind: 'approval',
  step: 'Manager',
  question: null,
  approval_id: null,
  claimed_at: null,
  urgency: 'NONE',
  requested_at: '2026-05-14T08:00:00Z',
  due_at: null,
  assignee: null,
  candidate_groups: [],
  outcomes: [],
  facts: {},
  actions: ['approve', 'reject'],
  ticket: {
    id: `ticket-${id}`,
    ticket_number: id,
    title: id,
    ticket_type: 'purchase',
    status: 'IN_REVIEW',
    priority: 'MEDIUM',
    requester: { id: 'jane', name: 'Jane Porter', email: 'employee@acme.example', photo: null },
    amount: null,
  },
});

describe('InboxStore', () => {
  let store: InboxStore;
  let toasts: Toasts;
  let server: HttpTestingController;

  const settle = () => TestBed.inject(ApplicationRef).whenStable();
  const page = async (ids: string[], next_cursor: string | null = null, cursor: string | null = null) => {
    TestBed.tick();
    server.expectOne(addresses.inbox(store.filter(), cursor ?? undefined)).flush({ items: ids.map(line), next_cursor });
    server.match('/api/v1/views').forEach((request) => request.flush({ items: [], next_cursor: null }));
    await settle();
    TestBed.tick();
  };
  const answer = (...ids: string[]) => page(ids);
  const shown = () => store.items().map((item) => item.id);

  beforeEach(async () => {
    TestBed.configureTestingModule({
      providers: [
        provideTexts(),
        provideHttpClient(),
        provideHttpClientTesting(),
        InboxStore,
        { provide: Session, useValue: { me: signal({ id: 'me' }) } },
        { provide: Live, useValue: { inbox: () => NEVER } },
        { provide: Waiting, useValue: { inbox: signal(2), refresh: () => undefined } },
      ],
    });
    server = TestBed.inject(HttpTestingController);
    toasts = TestBed.inject(Toasts);
    store = TestBed.inject(InboxStore);
    await answer('one', 'two');
  });
  afterEach(() => toasts.dismiss());

  it('keeps its place when something comes in, until it is let in', async () => {
    store.refresh();
    await answer('new', 'one', 'two');
    expect(shown()).toEqual(['one', 'two']);
    expect(store.fresh()).toBe(1);
    store.showFresh();
    expect(shown()).toEqual(['new', 'one', 'two']);
  });

  it('lets go what somebody else decided', async () => {
    store.refresh();
    await answer('two');
    expect(shown()).toEqual(['two']);
  });

  it('takes a decided line away at once and sends the decision later', () => {
    store.decide(line('one'), 'approve', {}, 'Approved', () => undefined);
    expect(shown()).toEqual(['two']);
    server.expectNone('/api/v1/approvals/one/approve');
    toasts.dismiss();
    server.expectOne('/api/v1/approvals/one/approve').flush({});
  });

  it('shows a line again that still waits after it was answered for', async () => {
    store.decide(line('one'), 'request_info', { comments: 'Which colour?' }, 'Asked', () => undefined);
    toasts.dismiss();
    server.expectOne('/api/v1/approvals/one/request-info').flush({});
    await answer('one', 'two');
    expect(shown()).toEqual(['one', 'two']);
  });

  it('brings an undone line back, says so, and sends nothing', () => {
    let undone = 0;
    store.decide(line('one'), 'reject', { comments: 'no' }, 'Rejected', () => undone++);
    toasts.undo();
    expect(shown()).toEqual(['one', 'two']);
    expect(undone).toBe(1);
    server.expectNone('/api/v1/approvals/one/reject');
  });

  it('brings a line back when the server refuses, and says why', async () => {
    store.decide(line('one'), 'approve', {}, 'Approved', () => undefined);
    toasts.dismiss();
    server
      .expectOne('/api/v1/approvals/one/approve')
      .flush({ code: 'STALE', detail: 'It was changed meanwhile.' }, { status: 412, statusText: 'stale' });
    expect(shown()).toEqual(['one', 'two']);
    expect(toasts.toast()?.text).toContain('It was changed meanwhile.');
  });

  it.each([
    [{ id: 'priya', name: 'Priya Nair' }, /^Priya Nair was first and approved one one \(Today.*, by e-mail\)/],
    [{ id: 'me', name: 'Mike Brown' }, /^You have decided one one already \(Today.*, by e-mail\)/],
  ])('names the request that was decided before, and by whom: %o', async (decided_by, text) => {
    store.decide(line('one'), 'reject', { comments: 'no' }, 'Rejected', () => undefined);
    toasts.dismiss();
    server
      .expectOne('/api/v1/approvals/one/reject')
      .flush(
        { code: 'APPROVAL_ALREADY_DECIDED', decided_by, decided_at: new Date().toISOString(), channel: 'MAIL' },
        { status: 409, statusText: 'conflict' },
      );
    server
      .expectOne('/api/v1/approvals/one')
      .flush({ ...line('one'), state: 'APPROVED', evidence: {}, actions: [], ticket: line('one').ticket });
    expect(toasts.toast()?.text).toMatch(text);
    expect(toasts.toast()?.link).toEqual({ label: 'one', to: '/requests/ticket-one' });
    await answer('two');
    expect(shown()).toEqual(['two']);
  });

  it('holds work that is done and answers, as it holds decisions', () => {
    let undone = 0;
    store.end(line('one'), { outcome: 'fulfilled' }, 'Done', () => undone++);
    expect(shown()).toEqual(['two']);
    toasts.undo();
    expect(shown()).toEqual(['one', 'two']);
    expect(undone).toBe(1);
    server.expectNone('/api/v1/tasks/one/complete');

    store.end(line('one'), { outcome: 'fulfilled' }, 'Done', () => undone++);
    toasts.dismiss();
    server.expectOne('/api/v1/tasks/one/complete').flush({ detail: 'Away.' }, { status: 503, statusText: 'away' });
    expect(shown()).toEqual(['one', 'two']);
    expect(toasts.toast()?.text).toContain('Away.');
    expect(undone).toBe(1);
  });

  it('reads page by page, and as many pages again as it has', async () => {
    store.filter.set({ q: 'chair' });
    await page(['a', 'b'], 'after-b');
    expect(store.complete()).toBe(false);
    store.more();
    store.more();
    await page(['c'], null, 'after-b');
    expect(shown()).toEqual(['a', 'b', 'c']);
    expect(store.complete()).toBe(true);

    store.refresh();
    await page(['a', 'b'], 'after-b');
    await page(['c'], null, 'after-b');
    expect(shown()).toEqual(['a', 'b', 'c']);
  });

  it('tells what comes in before the last line as new, and what is further down not', async () => {
    store.refresh();
    await answer('one', 'new', 'two', 'below');
    expect(shown()).toEqual(['one', 'two', 'below']);
    expect(store.fresh()).toBe(1);
  });
});
