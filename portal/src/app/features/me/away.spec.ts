import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { render, screen } from '@testing-library/angular';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { provideTexts } from '../../../testing/texts';
import { Session } from '../../core/auth/session';
import { Catalogue } from '../../core/catalogue';
import { Toasts } from '../../core/toasts';
import { Away } from './away';

const me = { id: 'laura', name: 'Laura Chen', email: 'manager@acme.example', photo: null };
const hannah = { id: 'hannah', name: 'Hannah Weiss', email: 'hr@acme.example', photo: null };
const substitution = (id: string, more: object) => ({
  id,
  person: me,
  substitute: hannah,
  from: '2031-05-01T00:00:00Z',
  until: '2031-05-09T00:00:00Z',
  ticket_types: [],
  over_amount: null,
  max_amount: null,
  state: 'PLANNED',
  ...more,
});

describe('Away', () => {
  let server: HttpTestingController;

  const arrives = async (...items: object[]) => {
    await render(Away, {
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        provideTexts(),
        { provide: Session, useValue: { me: signal(me), know: vi.fn() } },
        {
          provide: Catalogue,
          useValue: { types: signal([{ key: 'purchase', name: 'Purchase' }]), name: () => 'Purchase' },
        },
      ],
    });
    server = TestBed.inject(HttpTestingController);
    TestBed.tick();
    server.expectOne('/api/v1/substitutions').flush({ items, next_cursor: null });
    await vi.waitFor(() => expect(screen.queryByRole('button', { name: 'Arrange a substitute' })).not.toBeNull());
  };

  beforeEach(() => vi.useRealTimers());

  it('tells who stands in for whom, for what and until when', async () => {
    await arrives(
      substitution('mine', { ticket_types: ['purchase'], max_amount: { amount: '2000.00', currency: 'USD' } }),
      substitution('theirs', { person: hannah, substitute: me }),
      substitution('over', { state: 'ENDED' }),
    );
    expect(screen.getAllByRole('listitem')).toHaveLength(2);
    expect(screen.getByText('Hannah Weiss stands in for you')).toBeTruthy();
    expect(screen.getByText('You stand in for Hannah Weiss')).toBeTruthy();
    expect(screen.getByText(/Purchase · up to 2,000.00 USD/)).toBeTruthy();
    expect(screen.getAllByRole('button', { name: 'Call off' })).toHaveLength(1);
  });

  it('puts each problem to its field and keeps what was typed', async () => {
    await arrives();
    screen.getByRole('button', { name: 'Arrange a substitute' }).click();
    const from = await screen.findByLabelText<HTMLInputElement>(/First day/);
    from.value = '2024-05-01';
    from.dispatchEvent(new Event('input'));
    screen.getByRole('button', { name: 'Arrange' }).click();
    const sent = server.expectOne({ method: 'POST', url: '/api/v1/substitutions' });
    expect(sent.request.body).toMatchObject({ from: '2024-05-01', ticket_types: [] });
    sent.flush(
      { code: 'INVALID', errors: [{ pointer: '/from', code: 'PAST', detail: 'Choose a day to come.' }] },
      { status: 422, statusText: 'Unprocessable' },
    );
    expect(await screen.findByText('Choose a day to come.')).toBeTruthy();
    expect(screen.getByLabelText<HTMLInputElement>(/First day/).value).toBe('2024-05-01');
  });

  it('ends one when it is not taken back', async () => {
    await arrives(substitution('mine', { state: 'CURRENT' }));
    screen.getByRole('button', { name: 'I am back' }).click();
    await vi.waitFor(() => expect(screen.queryAllByRole('listitem')).toHaveLength(0));
    TestBed.inject(Toasts).dismiss();
    server.expectOne({ method: 'DELETE', url: '/api/v1/substitutions/mine' }).flush(null);
  });
});
