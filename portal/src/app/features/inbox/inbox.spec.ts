import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { Component, input, output, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { By } from '@angular/platform-browser';
import { provideRouter, Router } from '@angular/router';
import { EMPTY, Subject } from 'rxjs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { provideTexts } from '../../../testing/texts';
import { addresses } from '../../core/api/addresses';
import { Acts } from '../../core/acts';
import { Session } from '../../core/auth/session';
import { Live } from '../../core/live/live';
import { Preferences } from '../../core/preferences';
import { Waiting } from '../../core/waiting';
import type { InboxLine, LiveEvent } from '../../shared/model/model';
import { Inbox } from './inbox';
import { InboxDetail } from './inbox-detail';
import { InboxList } from './inbox-list';

const ticket = (id: string) => ({
  id: `ticket-${id}`,
  ticket_number: id,
  title: id,
  ticket_type: 'purchase',
  status: 'IN_REVIEW' as const,
  priority: 'MEDIUM' as const,
  requester: { id: 'jane', name: 'Jane Porter', email: 'employee@acme.example', photo: null },
  amount: null,
});
const line = (id: string): InboxLine => ({
  id,
  kind: id.startsWith('work') ? 'work' : 'approval',
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
  ticket: ticket(id),
});
const approval = (id: string, change: object = {}) => ({
  id,
  ticket: ticket(id),
  step: 'Manager',
  state: 'PENDING',
  approvers: [],
  actions: ['approve'],
  evidence: {},
  comments: null,
  ...change,
});

@Component({ selector: 'as-inbox-list', template: '' })
class NoList {
  readonly items = input<InboxLine[]>();
  readonly filter = input<unknown>();
  readonly selected = input<string>();
  readonly marked = input<unknown>();
  readonly narrowed = output<unknown>();
  reveal(): void {
    // nothing is drawn
  }
}

@Component({ selector: 'as-inbox-detail', template: `{{ item().ticket.title }}: {{ verdict() }}` })
class Detail {
  readonly item = input.required<InboxLine>();
  readonly verdict = input<string | null>();
  readonly more = input<boolean>();
  readonly position = input<number>();
  readonly count = input<string>();
  readonly last = input<boolean>();
  readonly again = input<boolean>();
  readonly typeName = input<string>();
}

describe('Inbox', () => {
  const events = new Subject<LiveEvent>();
  let server: HttpTestingController;

  beforeEach(() => {
    vi.stubGlobal('matchMedia', () => Object.assign(new EventTarget(), { matches: false }));
    TestBed.configureTestingModule({
      providers: [
        provideTexts(),
        provideHttpClient(),
        provideHttpClientTesting(),
        provideRouter([{ path: '**', children: [] }]),
        { provide: Live, useValue: { inbox: () => events, notifications: () => EMPTY } },
        { provide: Waiting, useValue: { inbox: signal(2), refresh: () => undefined } },
        { provide: Preferences, useValue: { singleKeys: () => true } },
        { provide: Session, useValue: { me: () => null } },
      ],
    });
    TestBed.overrideComponent(Inbox, {
      remove: { imports: [InboxDetail, InboxList] },
      add: { imports: [Detail, NoList] },
    });
    server = TestBed.inject(HttpTestingController);
  });

  afterEach(() => vi.unstubAllGlobals());

  const list = async (...ids: string[]) => {
    const asked = await vi.waitFor(() => {
      const request = server.match(addresses.inbox({})).at(0);
      if (!request) throw new Error('the list was not asked for');
      return request;
    });
    asked.flush({ items: ids.map(line), next_cursor: null });
    server.match('/api/v1/views').forEach((each) => each.flush({ items: [], next_cursor: null }));
  };
  const show = async (id: string | undefined, ...ids: string[]) => {
    const shown = TestBed.createComponent(Inbox);
    shown.componentRef.setInput('id', id);
    shown.detectChanges();
    await list(...ids);
    await settle();
    const page: HTMLElement = shown.nativeElement;
    return { shown, page };
    async function settle() {
      await new Promise((done) => setTimeout(done));
      shown.detectChanges();
    }
  };
  const answer = async (shown: { detectChanges(): void }, url: string, body: object, status = 200) => {
    const asked = await vi.waitFor(() => {
      shown.detectChanges();
      const request = server.match(url).at(0);
      if (!request) throw new Error(`${url} was not asked for`);
      return request;
    });
    asked.flush(body, { status, statusText: 'answer' });
    await new Promise((done) => setTimeout(done));
    shown.detectChanges();
  };

  it('opens the first line where the address names none', async () => {
    const go = vi.spyOn(TestBed.inject(Router), 'navigate');
    await show(undefined, 'one', 'two');
    expect(go).toHaveBeenCalledWith(['/inbox', 'one'], expect.anything());
  });

  it('keeps what somebody else decides under the cursor, says so, and offers no act', async () => {
    const go = vi.spyOn(TestBed.inject(Router), 'navigate');
    const { shown, page } = await show('one', 'one', 'two');
    expect(page.textContent).toContain('one:');
    events.next({ cursor: '1', type: 'INBOX', ticket_id: null, at: '' });
    await list('two');
    await answer(
      shown,
      '/api/v1/approvals/one',
      approval('one', {
        state: 'APPROVED',
        actions: [],
        decided_by: { id: 'mike', name: 'Mike Brown', email: '', photo: null },
        decided_at: '2026-05-14T09:00:00Z',
      }),
    );
    expect(page.textContent).toContain('one: Mike Brown approved it.');
    expect(go).not.toHaveBeenCalled();
    expect(
      TestBed.inject(Acts)
        .all()
        .filter((act) => act.id === 'approve' && !act.hidden),
    ).toEqual([]);
  });

  it('says that the same person is asked anew, where a change of the request took their item away', async () => {
    const { shown, page } = await show('one', 'one', 'two');
    events.next({ cursor: '1', type: 'INBOX', ticket_id: null, at: '' });
    const asked = await vi.waitFor(() => {
      const request = server.match(addresses.inbox({})).at(0);
      if (!request) throw new Error('the list was not asked for');
      return request;
    });
    asked.flush({ items: [line('two'), { ...line('anew'), ticket: ticket('one') }], next_cursor: null });
    await answer(shown, '/api/v1/approvals/one', approval('one', { state: 'VOID', actions: [] }));
    expect(page.textContent).toContain('one: The request changed, and you are asked again.');
  });

  it('opens the first line of a narrowed list that does not have what was open, and the way back leads to that', async () => {
    const go = vi.spyOn(TestBed.inject(Router), 'navigate');
    const { shown } = await show('one', 'one', 'two');
    shown.debugElement.query(By.directive(NoList)).componentInstance.narrowed.emit({ type: 'leave' });
    await vi.waitFor(() => expect(go).toHaveBeenCalledWith([], { queryParams: { type: 'leave' }, replaceUrl: false }));
    shown.componentRef.setInput('type', 'leave');
    await answer(shown, addresses.inbox({ type: 'leave' }), { items: [line('three')], next_cursor: null });
    expect(go).toHaveBeenLastCalledWith(['/inbox', 'three'], expect.objectContaining({ replaceUrl: true }));
  });

  it('opens what is on no page that was read', async () => {
    const { shown, page } = await show('far', 'one');
    await answer(shown, '/api/v1/approvals/far', approval('far'));
    expect(page.textContent).toContain('far:');
    expect(page.textContent).not.toContain('Nothing to do here');
  });

  it('says that an unknown address is none, and opens nothing in its place', async () => {
    const go = vi.spyOn(TestBed.inject(Router), 'navigate');
    const { shown, page } = await show('nowhere', 'one');
    await answer(shown, '/api/v1/approvals/nowhere', { code: 'NOT_FOUND' }, 404);
    await answer(shown, '/api/v1/tasks/nowhere', { code: 'NOT_FOUND' }, 404);
    expect(page.textContent).toContain('Not found');
    expect(go).not.toHaveBeenCalled();
  });

  it('tells who has done the work that is open', async () => {
    const { shown, page } = await show('work-1', 'work-1', 'two');
    events.next({ cursor: '1', type: 'INBOX', ticket_id: null, at: '' });
    await list('two');
    await answer(
      shown,
      '/api/v1/tasks/work-1',
      {
        code: 'TASK_ALREADY_COMPLETED',
        detail: 'Somebody has completed this task before you.',
        completed_by: { id: 'nina', name: 'Nina Kowalski' },
        completed_at: '2026-05-14T09:00:00Z',
      },
      409,
    );
    expect(page.textContent).toContain('Nina Kowalski has done this.');
  });

  it('does not say that nothing waits when the list could not be read', async () => {
    const shown = TestBed.createComponent(Inbox);
    shown.detectChanges();
    server
      .expectOne(addresses.inbox({}))
      .flush({ code: 'INTERNAL', request_id: 'r1' }, { status: 500, statusText: 'error' });
    await new Promise((done) => setTimeout(done));
    shown.detectChanges();
    expect(shown.nativeElement.textContent).not.toContain('Nothing waits');
  });
});
