import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { render, screen } from '@testing-library/angular';
import { NEVER } from 'rxjs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { provideTexts } from '../../../testing/texts';
import { addresses } from '../../core/api/addresses';
import { Session } from '../../core/auth/session';
import { Catalogue } from '../../core/catalogue';
import { Live } from '../../core/live/live';
import { Preferences } from '../../core/preferences';
import { Waiting } from '../../core/waiting';
import type { InboxLine, Ticket } from '../../shared/model/model';
import { Home } from './home';

const hour = 3_600_000;
const at = (distance: number) => new Date(Date.now() + distance).toISOString();
const person = { id: 'jane', name: 'Jane Porter', email: 'employee@acme.example', photo: null };
const line = (id: string, due: string | null) =>
  ({
    id,
    kind: 'approval',
    due_at: due,
    requested_at: at(-48 * hour),
    actions: [],
    facts: {},
    ticket: { id, title: id, ticket_number: id, ticket_type: 'purchase', requester: person, amount: null },
  }) as unknown as InboxLine;
const ticket = (id: string, status: Ticket['status']) =>
  ({ id, title: id, status, ticket_type: 'purchase', updated_at: at(-hour), submitted_at: at(-hour) }) as Ticket;

describe('Home', () => {
  beforeEach(() => {
    vi.stubGlobal('matchMedia', () => Object.assign(new EventTarget(), { matches: false }));
  });
  afterEach(() => vi.unstubAllGlobals());

  const show = async (lines: InboxLine[], tickets: Ticket[] = [], types: object[] = [], more: string | null = null) => {
    const shown = await render(Home, {
      providers: [
        provideTexts(),
        provideRouter([]),
        provideHttpClient(),
        provideHttpClientTesting(),
        { provide: Live, useValue: { inbox: () => NEVER, notifications: () => NEVER, tickets: () => NEVER } },
        { provide: Waiting, useValue: { inbox: signal(0), refresh: () => undefined } },
        { provide: Session, useValue: { me: () => ({ ...person, permissions: [] }), may: () => false } },
        { provide: Preferences, useValue: { favourites: () => [] } },
        {
          provide: Catalogue,
          useValue: {
            types: () => types,
            isEmpty: () => !types.length,
            problem: () => null,
            name: (key: string) => key,
            symbol: () => 'request',
          },
        },
      ],
    });
    const server = TestBed.inject(HttpTestingController);
    const answer = async (url: (asked: string) => boolean, body: object) => {
      server.match((request) => url(request.url)).forEach((request) => request.flush(body));
      await new Promise((resolve) => setTimeout(resolve));
      shown.detectChanges();
    };
    await answer((url) => url.startsWith('/api/v1/inbox'), { items: lines, total: lines.length, next_cursor: more });
    await answer((url) => url === addresses.latestOwn(6), { items: tickets, next_cursor: null });
    return answer;
  };

  it('tells what is late from what is due today', async () => {
    await show([line('late', at(-hour)), line('now', at(60_000)), line('later', at(72 * hour)), line('free', null)]);
    expect(screen.getByText(/4 things wait for you\. One is overdue\. One is due today\./)).toBeTruthy();
  });

  it('does not count what it has not read', async () => {
    await show([line('one', at(-hour)), line('two', at(-hour))], [], [], 'after-two');
    expect(screen.getByText(/2\+ are overdue\./)).toBeTruthy();
  });

  it('says of a request under way where it is and when it is usually done', async () => {
    const answer = await show([], [ticket('camera', 'IN_REVIEW')]);
    await answer((url) => url === '/api/v1/tickets/camera/path', {
      stops: [
        {
          name: 'Amount over 5,000 needs the finance committee',
          state: 'now',
          people: [],
          group: 'Finance committee',
          note: '1 of 2 votes',
        },
      ],
      forecast: {
        p50_at: '2026-05-11T10:00:00Z',
        p80_at: new Date(Date.now() + 4 * 86_400_000).toISOString(),
        basis: 9,
      },
    });
    expect(screen.getByText(/Finance committee, 1 of 2 votes/)).toBeTruthy();
    expect(screen.getByText('done at the latest')).toBeTruthy();
  });

  it('offers what is asked for most, then the rest by name', async () => {
    const type = (key: string, name: string, rank?: number) => ({ key, name, description: '', rank });
    await show(
      [],
      [],
      [
        type('access', 'Access'),
        type('beamer', 'Projector'),
        type('custom', 'Colleague'),
        type('leave', 'Leave', 1),
        type('purchase', 'Purchase', 0),
        type('software', 'Software', 2),
        type('travel', 'Travel'),
      ],
    );
    const tiles = screen.getAllByRole('link').filter((link) => link.getAttribute('href')?.startsWith('/new/'));
    expect(tiles.map((tile) => tile.textContent?.trim())).toEqual([
      'Purchase',
      'Leave',
      'Software',
      'Access',
      'Colleague',
      'Projector',
    ]);
  });

  it('leads nobody to a catalogue that has nothing for them', async () => {
    await show([]);
    expect(screen.getByText(/Nothing in the catalogue is open to your account/)).toBeTruthy();
    expect(screen.queryAllByRole('link').map((link) => link.getAttribute('href'))).not.toContain('/new');
  });
});
