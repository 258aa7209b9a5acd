import { signal } from '@angular/core';
import { render, screen } from '@testing-library/angular';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { provideTexts } from '../../../testing/texts';
import type { InboxFilter } from '../../core/api/addresses';
import { Session } from '../../core/auth/session';
import { Catalogue } from '../../core/catalogue';
import { Waiting } from '../../core/waiting';
import type { InboxLine } from '../../shared/model/model';
import { InboxList } from './inbox-list';
import { InboxStore } from './inbox-store';

const jane = { id: 'jane', name: 'Jane Porter', email: 'employee@acme.example', photo: null };
const line = (id: string, ticket: object, change: object = {}) =>
  ({
    id,
    kind: 'approval',
    step: 'From 1,000 to 5,000 the head of the department decides',
    requested_at: '2026-05-14T08:00:00Z',
    due_at: null,
    facts: {},
    actions: ['approve'],
    ticket: { title: id, ticket_type: 'purchase', priority: 'MEDIUM', requester: jane, amount: null, ...ticket },
    ...change,
  }) as unknown as InboxLine;

describe('InboxList', () => {
  const keepView = vi.fn();
  const show = (...items: InboxLine[]) => showFiltered({}, ...items);
  const showFiltered = async (filter: InboxFilter, ...items: InboxLine[]) => {
    const store = {
      keepView,
      groups: () => [{ urgency: 'later', items }],
      complete: () => true,
      savedViews: () => [],
      loading: () => false,
      problem: () => null,
      fresh: () => 0,
      turn: () => 0,
      more: () => undefined,
    };
    await render(InboxList, {
      inputs: { items, filter, marked: new Set<string>() },
      providers: [
        provideTexts(),
        { provide: InboxStore, useValue: store },
        { provide: Session, useValue: { me: signal({ id: 'me' }) } },
        { provide: Catalogue, useValue: { name: (key: string) => (key === 'purchase' ? 'Purchase' : 'Leave') } },
        { provide: Waiting, useValue: { inbox: signal(items.length) } },
      ],
    });
    return async (name: string) => {
      const row = await screen.findByRole('button', { name: new RegExp(`^(\\w+: )?${name}`) });
      return row.textContent?.replaceAll(/\s+/g, ' ').trim();
    };
  };

  it('says what is asked for, and not the rule that all rows share', async () => {
    const row = await show(line('Camera', {}), line('Holiday', { ticket_type: 'leave' }));
    expect(await row('Camera')).toContain('Jane Porter · Purchase');
    expect(await row('Holiday')).toContain('Jane Porter · Leave');
    expect(await row('Camera')).not.toContain('decides');
  });

  it('unfolds the views that stand beyond the edge', async () => {
    vi.spyOn(HTMLElement.prototype, 'scrollWidth', 'get').mockReturnValue(500);
    await show(line('Camera', {}), line('Holiday', { ticket_type: 'leave' }));
    const unfold = await screen.findByRole('button', { name: 'All views' });
    expect(unfold.getAttribute('aria-expanded')).toBe('false');
    await userEvent.click(unfold);
    expect(unfold.getAttribute('aria-expanded')).toBe('true');
    expect(screen.getByRole('button', { name: 'Leave 1' }).parentElement?.classList).not.toContain('is-scroll');
    vi.restoreAllMocks();
  });

  it('keeps a search as a view', async () => {
    await showFiltered({ q: 'camera' }, line('Camera', {}));
    await userEvent.click(screen.getByRole('button', { name: 'Keep this view' }));
    await userEvent.type(screen.getByRole('textbox', { name: 'Name of the view' }), 'Cameras{Enter}');
    expect(keepView).toHaveBeenCalledWith('Cameras', { q: 'camera' });
  });

  it('names the step of work, which tells rows apart', async () => {
    const row = await show(line('Camera', {}, { kind: 'work', step: 'Order the goods' }));
    expect(await row('Camera')).toContain('Jane Porter · Order the goods');
  });

  it('marks what is more urgent than usual, in a word as well', async () => {
    const row = await show(
      line('Pump', { priority: 'URGENT' }),
      line('Desk', { priority: 'HIGH' }),
      line('Lamp', { priority: 'MEDIUM' }),
    );
    expect(await row('Pump')).toMatch(/^Urgent: Pump/);
    expect(await row('Desk')).toMatch(/^High: Desk/);
    expect(await row('Lamp')).toMatch(/^Lamp/);
  });
});
