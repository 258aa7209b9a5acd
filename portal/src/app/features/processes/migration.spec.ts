import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting, type TestRequest } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { render, screen, within } from '@testing-library/angular';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { provideTexts } from '../../../testing/texts';
import type { MigrationRun } from './design-api';
import { Migration } from './migration';

const address = '/api/v1/packs/purchase/migration';
const rehearsed: MigrationRun = {
  release: 3,
  moving: false,
  total: 3,
  under_way: false,
  outdated: false,
  counts: [
    { state: 'MOVABLE', requests: 2 },
    { state: 'STAYS', requests: 1 },
  ],
};
const found = {
  release: 3,
  older: [
    { release: 2, requests: 2 },
    { release: 1, requests: 1 },
  ],
};
const line = (number: number) => ({
  number,
  ticket: { id: `t${number}`, number: `FIN-${number}`, title: 'Camera' },
  release: 2,
  state: 'MOVABLE',
  steps: ['Get approval', 'Decide this level'],
  kept: { tasks: 0, approvals: 1, timers: 1, clocks: 1 },
  effects: [{ kind: 'STEP_RENAMED', name: 'Buy', before: 'Order', after: 'Buy' }],
  obstacles: [],
});
const stuck = {
  ...line(3),
  ticket: null,
  state: 'STAYS',
  effects: [],
  obstacles: [{ reason: 'ELEMENT_GONE', element: 'userTask_Order', name: 'Order', detail: '' }],
};

const shown = async () => {
  HTMLDialogElement.prototype.showModal = function () {
    this.open = true;
  };
  await render(Migration, {
    inputs: { pack: 'purchase', release: 3 },
    providers: [provideHttpClient(), provideHttpClientTesting(), provideRouter([]), provideTexts()],
  });
  return TestBed.inject(HttpTestingController);
};

/** Answers the next call as soon as it is there, and gives what was sent. */
const answer = async (http: HttpTestingController, method: string, url: string, body: object, status = 200) => {
  let sent: unknown;
  await expect
    .poll(() => {
      const call = http.match((one) => one.url === url && one.method === method)[0];
      sent = call?.request.body;
      call?.flush(body, { status, statusText: 'as it is' });
      return call !== undefined;
    })
    .toBe(true);
  return sent;
};

/** Answers as many calls for the list as there are pages, once all of them are there. */
const pages = async (http: HttpTestingController, ...answers: object[]) => {
  const calls: TestRequest[] = [];
  await expect.poll(() => calls.push(...http.match(({ url }) => url === `${address}/requests`))).toBe(answers.length);
  calls.forEach((call, n) => call.flush(answers[n] ?? {}));
};

describe('Migration', () => {
  beforeEach(() => {
    HTMLDialogElement.prototype.showModal = function () {
      this.open = true;
    };
  });

  it('says how many run on older releases, rehearses, and tells what happens to each', async () => {
    const http = await shown();
    await answer(http, 'GET', address, found);
    expect(await screen.findByText('Under way: 2 on release 2, 1 on release 1.')).toBeTruthy();

    await userEvent.click(screen.getByRole('button', { name: 'Rehearse' }));
    await answer(http, 'POST', address, {}, 202);
    await answer(http, 'GET', address, { ...found, run: rehearsed });
    await answer(http, 'GET', `${address}/requests`, { items: [line(1), line(2)], next_cursor: null });

    const one = within((await screen.findAllByRole('listitem')).find((each) => within(each).queryByText(/FIN-1/))!);
    expect(one.getByText('Waits at Get approval › Decide this level')).toBeTruthy();
    expect(one.getByText('“Order” is called “Buy” there.')).toBeTruthy();
    expect(one.getByText(/Stays as it is: 1 decision that is asked for, 1 timer/)).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: '1 stays where it is' }));
    await answer(http, 'GET', `${address}/requests`, { items: [stuck], next_cursor: null });
    expect(await screen.findByText('The new release has no step “Order”.')).toBeTruthy();
  });

  it('moves those that are ticked, after asking, and follows until all are moved', async () => {
    const http = await shown();
    await answer(http, 'GET', address, { ...found, run: rehearsed });
    await answer(http, 'GET', `${address}/requests`, { items: [line(1), line(2)], next_cursor: null });
    await userEvent.click(await screen.findByRole('checkbox', { name: 'Move FIN-2 Camera' }));

    await userEvent.click(screen.getByRole('button', { name: 'Move 1 request' }));
    await userEvent.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Move 1 request' }));

    expect(await answer(http, 'POST', `${address}/move`, {}, 202)).toEqual({ requests: [2] });
    const counts = [
      { state: 'CHOSEN', requests: 1 },
      { state: 'MOVABLE', requests: 1 },
    ];
    await answer(http, 'GET', address, { ...found, run: { ...rehearsed, moving: true, under_way: true, counts } });
    expect(await screen.findByText('0 of 1 requests moved')).toBeTruthy();
    expect(screen.queryByRole('button', { name: /^Move/ })).toBeNull();
  });

  it('says how many more there are, and shows each once however often that is pressed', async () => {
    const http = await shown();
    const counts = [
      { state: 'MOVABLE', requests: 3 },
      { state: 'STAYS', requests: 1 },
    ];
    await answer(http, 'GET', address, { ...found, run: { ...rehearsed, counts } });
    await answer(http, 'GET', `${address}/requests`, { items: [line(1)], next_cursor: 'a' });
    await userEvent.dblClick(await screen.findByRole('button', { name: 'Show more (2)' }));
    await pages(http, { items: [line(2)], next_cursor: 'b' }, { items: [line(2)], next_cursor: 'b' });

    await userEvent.click(await screen.findByRole('button', { name: 'Show 1 more' }));
    await userEvent.click(screen.getByRole('button', { name: '1 stays where it is' }));
    await pages(http, { items: [line(3)], next_cursor: null }, { items: [stuck], next_cursor: null });

    expect(await screen.findByText('The new release has no step “Order”.')).toBeTruthy();
    expect(screen.queryByText(/FIN-/)).toBeNull();
  });
});
