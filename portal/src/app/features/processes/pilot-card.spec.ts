import { provideHttpClient } from '@angular/common/http';
import { provideHttpClientTesting } from '@angular/common/http/testing';
import { computed, signal } from '@angular/core';
import { render, screen, within } from '@testing-library/angular';
import { userEvent } from '@testing-library/user-event';
import { of } from 'rxjs';
import { describe, expect, it, vi } from 'vitest';
import { Toasts } from '../../core/toasts';
import { provideTexts } from '../../../testing/texts';
import { PilotCard } from './pilot-card';
import { type Pilot, PilotApi } from './pilot-api';
import { Workbench } from './workbench';

const pilot = {
  release: 5,
  audience: { percent: 10 },
  started_by: { id: 'o', name: 'Oliver', email: 'o@acme.example', photo: null },
  started_at: '2026-11-30T10:00:00Z',
  requests: 3,
};

const shown = async (found: Pilot | null, calls: Partial<PilotApi> = {}) => {
  const load = vi.fn();
  await render(PilotCard, {
    providers: [
      provideHttpClient(),
      provideHttpClientTesting(),
      provideTexts(),
      { provide: PilotApi, useValue: { find: () => of({ value: found as Pilot, etag: '"7"' }), ...calls } },
      {
        provide: Workbench,
        useValue: {
          key: signal('purchase'),
          releases: signal([{ number: 5, pilot: found !== null }]),
          current: computed(() => ({ number: 4 })),
          load,
        },
      },
      { provide: Toasts, useValue: { say: vi.fn(), sayProblem: vi.fn() } },
    ],
  });
  return { load };
};

describe('PilotCard [F6]', () => {
  it('says whom the pilot is for and how many requests run on it, and lets all meet it after asking', async () => {
    const promote = vi.fn(() => of(null));
    const { load } = await shown(pilot, { promote });
    await screen.findByText('10 % of all people meet this release; all others have release 4.');
    screen.getByText('3 requests are under way on it.');

    await userEvent.click(screen.getByRole('button', { name: 'Release to all' }));
    expect(promote).not.toHaveBeenCalled();
    await userEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Release to all' }));

    expect(promote).toHaveBeenCalledWith('purchase', '"7"');
    expect(load).toHaveBeenCalledWith('purchase');
  });

  it('is widened from what it is now', async () => {
    const change = vi.fn(() => of(null));
    await shown(pilot, { change });
    await userEvent.click(await screen.findByRole('button', { name: 'Change who' }));
    const dialog = within(screen.getByRole('dialog'));
    const share = dialog.getByRole<HTMLInputElement>('spinbutton', { name: 'Per cent of all people' });
    expect(share.value).toBe('10');

    await userEvent.clear(share);
    await userEvent.type(share, '25');
    await userEvent.click(dialog.getByRole('button', { name: 'Change who' }));

    expect(change).toHaveBeenCalledWith('purchase', '"7"', { percent: 25 });
  });

  it('is not there without a pilot', async () => {
    await shown(null);

    expect(screen.queryByRole('region', { name: 'Pilot' })).toBeNull();
  });
});
