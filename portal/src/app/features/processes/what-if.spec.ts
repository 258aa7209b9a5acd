import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { render, screen, within } from '@testing-library/angular';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { provideTexts } from '../../../testing/texts';
import { WhatIf } from './what-if';
import { Workbench } from './workbench';

const address = '/api/v1/packs/purchase/draft/what-if';
const summary = {
  done: 5,
  total: 5,
  under_way: false,
  outdated: false,
  counts: [
    { difference: 'SAME', reason: null, requests: 3 },
    { difference: 'GAINS_STEP', reason: 'NOT_DONE', requests: 1 },
    { difference: 'UNKNOWN', reason: 'EDITED', requests: 1 },
  ],
  minutes_then: 120,
  minutes_now: 180,
  breaches_then: 0,
  breaches_now: 1,
};
const line = {
  number: 2,
  ticket: null,
  difference: 'GAINS_STEP',
  steps: ['Review legally'],
  reason: 'NOT_DONE',
  at: 'Review legally',
};
const step = (name: string) => ({ kind: 'TASK', node: name, name, minute: 60, persons: [] });

const shown = async () => {
  await render(WhatIf, {
    inputs: { pack: 'purchase' },
    providers: [
      provideHttpClient(),
      provideHttpClientTesting(),
      provideTexts(),
      { provide: Workbench, useValue: { keep: () => Promise.resolve() } },
    ],
  });
  const http = TestBed.inject(HttpTestingController);
  return { http };
};

/** Answers the next call as soon as it is there. */
const answer = async (http: HttpTestingController, method: string, url: string, body: object | null, status = 200) => {
  await expect
    .poll(() => {
      const found = http.match((one) => one.url === url && one.method === method)[0];
      found?.flush(body, { status, statusText: 'as it is' });
      return found !== undefined;
    })
    .toBe(true);
};

describe('WhatIf', () => {
  it('says in a sentence what would have been different, and shows the steps of one then and now', async () => {
    const { http } = await shown();
    await answer(http, 'GET', address, summary);

    expect(
      await screen.findByText('Of the last 5 requests: 3 go the same, 1 gains a step, 1 cannot be told.'),
    ).toBeTruthy();
    expect(screen.getByText(/Not over in the time promised: 0 of them then, 1 on the draft/)).toBeTruthy();
    expect(screen.getByText(/How 1 of them would have ended is not known/)).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: '1 gains a step' }));
    await answer(http, 'GET', `${address}/requests`, { items: [line], next_cursor: null });
    await userEvent.click(await screen.findByRole('button', { name: /Request 2, which you may not read/ }));
    await answer(http, 'GET', `${address}/requests/2`, {
      request: line,
      release: 3,
      then: { status: 'CLOSED', steps: [step('Order the goods')], minutes: 120, breached: false },
      now: { status: 'IN_REVIEW', steps: [step('Review legally')], minutes: null, breached: false },
    });

    const now = within(await screen.findByRole('region', { name: 'On the draft' }));
    expect(now.getByText('Review legally')).toBeTruthy();
    expect(now.getByText('What comes after is not known.')).toBeTruthy();
    expect(within(screen.getByRole('region', { name: 'Then' })).getByText('Order the goods')).toBeTruthy();
  });

  it('asks about as many as are wanted, and follows until all is known', async () => {
    const { http } = await shown();
    await answer(http, 'GET', address, null, 204);
    const many = await screen.findByLabelText('How many of the last requests');
    await userEvent.clear(many);
    await userEvent.type(many, '5');
    await userEvent.click(screen.getByRole('button', { name: 'Ask' }));
    await answer(http, 'POST', address, {}, 202);
    await answer(http, 'GET', address, { ...summary, done: 2, under_way: true });

    expect(await screen.findByText('2 of 5 requests done again')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Stop' }));
    await answer(http, 'DELETE', address, {}, 200);
    expect(await screen.findByText('Not asked yet')).toBeTruthy();
  });
});
