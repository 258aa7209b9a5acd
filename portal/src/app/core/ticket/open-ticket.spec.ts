import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { NEVER } from 'rxjs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { provideTexts } from '../../../testing/texts';
import { Live } from '../live/live';
import { Toasts } from '../toasts';
import { OpenTicket } from './open-ticket';

const ticket = (id: string, status = 'IN_REVIEW', actions = ['edit', 'withdraw']) => ({ id, status, actions });

describe('OpenTicket', () => {
  let open: OpenTicket;
  let toasts: Toasts;
  let server: HttpTestingController;
  let taken: number;

  const answer = async (...asked: ReturnType<typeof ticket>[]) => {
    TestBed.tick();
    for (const one of asked) server.expectOne(`/api/v1/tickets/${one.id}`).flush(one);
    await new Promise((done) => setTimeout(done));
    TestBed.tick();
  };
  const held = (action: string, status: 'DRAFT' | 'CANCELLED') => open.hold(action, {}, 'Done', status, () => taken++);
  const sentTo = (action: string) => server.expectOne(`/api/v1/tickets/one/${action}`);

  beforeEach(async () => {
    TestBed.configureTestingModule({
      providers: [
        provideTexts(),
        provideHttpClient(),
        provideHttpClientTesting(),
        OpenTicket,
        { provide: Live, useValue: { ticket: () => NEVER } },
      ],
    });
    server = TestBed.inject(HttpTestingController);
    toasts = TestBed.inject(Toasts);
    open = TestBed.inject(OpenTicket);
    taken = 0;
    open.open('one');
    await answer(ticket('one'));
  });
  afterEach(() => toasts.undo());

  it('shows at once what a held act makes of the request, and sends it later', async () => {
    held('cancel', 'CANCELLED');
    expect(open.ticket()).toMatchObject({ status: 'CANCELLED', actions: [] });
    server.expectNone('/api/v1/tickets/one/cancel');
    toasts.dismiss();
    sentTo('cancel').flush(ticket('one', 'CANCELLED', ['watch']));
    await open.sent();
    expect(open.ticket()).toMatchObject({ status: 'CANCELLED', actions: ['watch'] });
    expect(taken).toBe(1);
  });

  it('sends nothing of what was taken back', () => {
    held('withdraw', 'DRAFT');
    toasts.undo();
    expect(open.ticket()).toMatchObject({ status: 'IN_REVIEW', actions: ['edit', 'withdraw'] });
    server.expectNone('/api/v1/tickets/one/withdraw');
    expect(taken).toBe(0);
  });

  it('sends a held withdrawal before the request is edited', async () => {
    held('withdraw', 'DRAFT');
    expect(open.ticket()?.actions).toEqual(['edit']);
    const sent = open.sent();
    sentTo('withdraw').flush(ticket('one', 'DRAFT', ['edit', 'submit']));
    await sent;
    expect(open.ticket()).toMatchObject({ status: 'DRAFT', actions: ['edit', 'submit'] });
  });

  it('shows the request as it was when the server refuses, and says why', async () => {
    held('withdraw', 'DRAFT');
    toasts.dismiss();
    sentTo('withdraw').flush({ code: 'STALE', detail: 'It was decided.' }, { status: 409, statusText: 'conflict' });
    await open.sent();
    expect(open.ticket()?.status).toBe('IN_REVIEW');
    expect(taken).toBe(0);
  });

  it('does not show on another request what was done with this one', async () => {
    held('cancel', 'CANCELLED');
    open.open('two');
    await answer(ticket('two'));
    expect(open.ticket()?.status).toBe('IN_REVIEW');
    toasts.dismiss();
    sentTo('cancel').flush(ticket('one', 'CANCELLED', []));
    await open.sent();
    expect(open.ticket()?.id).toBe('two');
  });
});
