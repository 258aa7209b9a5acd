import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { render, screen } from '@testing-library/angular';
import { NEVER } from 'rxjs';
import { describe, expect, it, vi } from 'vitest';
import { provideTexts } from '../../../testing/texts';
import { Session } from '../../core/auth/session';
import { Live } from '../../core/live/live';
import type { InboxLine } from '../../shared/model/model';
import { InboxDetail } from './inbox-detail';
import { InboxStore } from './inbox-store';

const ticket = {
  id: 't1',
  ticket_number: 'REQ-1',
  title: 'Camera',
  ticket_type: 'purchase',
  status: 'IN_REVIEW',
  priority: 'MEDIUM',
  requester: { id: 'jane', name: 'Jane Porter', email: 'employee@acme.example', photo: null },
  amount: null,
  created_at: '2026-05-14T08:00:00Z',
};
const line = {
  id: 'a1',
  kind: 'approval',
  step: 'Manager',
  question: null,
  requested_at: '2026-05-14T08:00:00Z',
  due_at: null,
  outcomes: [],
  facts: {},
  actions: ['approve', 'reject'],
  ticket,
} as unknown as InboxLine;
const evidence = { reason: 'The manager decides', edge: '', inputs: {}, amounts: {} };
const approval = {
  id: 'a1',
  step: 'Manager',
  approvers: [],
  substitutes: [],
  votes: [],
  actions: [],
  revision: 1,
  evidence,
};

describe('InboxDetail', () => {
  const show = async (verdict: string | null = null, item = line) => {
    const { fixture } = await render(InboxDetail, {
      inputs: { item, verdict, more: true, position: 1, count: '1', last: true, typeName: 'Purchase' },
      providers: [
        provideTexts(),
        provideRouter([]),
        provideHttpClient(),
        provideHttpClientTesting(),
        { provide: Live, useValue: { ticket: () => NEVER, presence: () => NEVER } },
        { provide: Session, useValue: { me: signal({ id: 'me', roles: [], permissions: [] }) } },
        { provide: InboxStore, useValue: { isDecided: () => false } },
      ],
    });
    const server = TestBed.inject(HttpTestingController);
    return async (url: string, body: object, status = 200) => {
      await vi.waitFor(() => {
        const asked = server.match(url).at(0);
        if (!asked) throw new Error(`${url} was not asked for`);
        asked.flush(body, { status, statusText: 'answer' });
      });
      await new Promise((done) => setTimeout(done));
      fixture.detectChanges();
    };
  };
  const approve = () => screen.getByRole<HTMLButtonElement>('button', { name: /Approve/ });

  it('lets nobody decide before they can see what about', async () => {
    const answer = await show();
    expect(approve().disabled).toBe(true);
    await answer('/api/v1/tickets/t1', ticket);
    expect(approve().disabled).toBe(true);
    await answer('/api/v1/approvals/a1', approval);
    expect(approve().disabled).toBe(false);
  });

  it('lets nobody decide on what could not be read, says so and reads it again', async () => {
    const answer = await show();
    await answer('/api/v1/tickets/t1', ticket);
    await answer('/api/v1/approvals/a1', { code: 'UNAVAILABLE', detail: 'The database is away.' }, 503);
    expect(approve().disabled).toBe(true);
    expect(screen.getByText(/The database is away/)).toBeTruthy();
    screen.getByRole('button', { name: 'Try again' }).click();
    await answer('/api/v1/approvals/a1', approval);
    expect(approve().disabled).toBe(false);
  });

  it('says why an administrator holds a request instead of offering to decide', async () => {
    const answer = await show();
    await answer('/api/v1/tickets/t1', { ...ticket, held: { reason: 'The budget is being moved' } });
    await answer('/api/v1/approvals/a1', approval);
    expect(screen.getByText(/The budget is being moved/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: /Approve/ })).toBeNull();
  });

  it('says what puts it higher in the list than its own step', async () => {
    const answer = await show(null, { ...line, due_at: '2026-05-14T10:00:00Z' });
    await answer('/api/v1/tickets/t1', ticket);
    expect(screen.queryByText(/Answer promised/)).toBeNull();
    await answer('/api/v1/approvals/a1', { ...approval, due_at: '2026-05-18T08:00:00Z' });
    expect(screen.getByText(/Answer promised/).textContent).toContain('Overdue');
  });

  it('has one box to answer a question in, files with it', async () => {
    const question = { ...line, kind: 'answer', question: 'Which vendor?', actions: ['complete'] } as InboxLine;
    const answer = await show(null, question);
    await answer('/api/v1/tickets/t1', ticket);
    expect(screen.getAllByRole('textbox').map((box) => box.getAttribute('aria-label'))).toEqual(['Your answer']);
    expect(screen.getAllByRole('button', { name: 'Attach files' })).toHaveLength(1);
  });

  it('keeps what was typed for what is over, and shows nothing of a request that went away', async () => {
    sessionStorage.setItem('assent.words.me', JSON.stringify([['a1', 'Too dear']]));
    const answer = await show('It was taken back.');
    await answer('/api/v1/tickets/t1', { code: 'NOT_FOUND', detail: 'There is no such ticket.' }, 404);
    expect(screen.getByText('It was taken back.')).toBeTruthy();
    expect(screen.getByText('Too dear')).toBeTruthy();
    expect(screen.queryByText('There is no such ticket.')).toBeNull();
    expect(screen.queryByText('In review')).toBeNull();
    screen.getByRole('button', { name: 'Discard' }).click();
    await vi.waitFor(() => expect(screen.queryByText('Too dear')).toBeNull());
  });
});
