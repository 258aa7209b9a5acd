import { computed, signal } from '@angular/core';
import { render, screen, within } from '@testing-library/angular';
import { userEvent } from '@testing-library/user-event';
import { of, throwError } from 'rxjs';
import { describe, expect, it, vi } from 'vitest';
import { Problem } from '../../core/api/problem';
import { Toasts } from '../../core/toasts';
import { provideTexts } from '../../../testing/texts';
import { DraftReview } from './draft-review';
import { ReviewApi, type Standing } from './review-api';
import { Workbench } from './workbench';

const person = (name: string) => ({ id: name, name, email: `${name}@acme.example`, photo: null });
const review = { note: 'Is the limit right?', asked_by: person('Oliver'), asked_at: '2026-11-30T10:00:00Z' };
const none: Standing = { required: true, state: 'NONE', may_decide: false, reviewers: [person('Ruth')] };
const asked: Standing = { ...none, state: 'ASKED', review };

const shown = async (standing: Standing, calls: Partial<ReviewApi> = {}) => {
  const say = vi.fn();
  const load = vi.fn();
  const draft = signal({ pack: 'purchase', version: 7 });
  await render(DraftReview, {
    providers: [
      provideTexts(),
      { provide: ReviewApi, useValue: { find: () => of(standing), ...calls } },
      { provide: Workbench, useValue: { key: signal('purchase'), draft: computed(() => draft()), load } },
      { provide: Toasts, useValue: { say, sayProblem: say } },
    ],
  });
  await screen.findByRole('region', { name: 'Review' });
  return { say, load };
};

describe('DraftReview [F2]', () => {
  it('says that somebody else has to approve it, and asks the one who is chosen', async () => {
    const ask = vi.fn(() => of(asked));
    await shown(none, { ask });
    screen.getByText(/has to approve exactly this content/);

    await userEvent.click(screen.getByRole('button', { name: 'Ask for a review' }));
    const dialog = screen.getByRole('dialog');
    await userEvent.type(within(dialog).getByLabelText(/What to look at/), 'Is the limit right?');
    await userEvent.selectOptions(within(dialog).getByLabelText('Who'), 'Ruth');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Ask for a review' }));

    expect(ask).toHaveBeenCalledWith('purchase', 'Is the limit right?', 'Ruth');
    await screen.findByText('Waits for a reviewer');
    expect(screen.queryByRole('button', { name: 'Approve' })).toBeNull();
  });

  it('lets a reviewer approve the version that they looked at', async () => {
    const approve = vi.fn(() =>
      of({
        ...asked,
        state: 'APPROVED' as const,
        may_decide: false,
        review: { ...review, decided_by: person('Ruth') },
      }),
    );
    await shown({ ...asked, may_decide: true }, { approve });
    screen.getByText('Is the limit right?');

    await userEvent.click(screen.getByRole('button', { name: 'Approve' }));

    expect(approve).toHaveBeenCalledWith('purchase', 7);
    await screen.findByText(/Ruth has approved exactly this content/);
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('reads a draft anew that was changed since it was looked at', async () => {
    const stale = throwError(() => new Problem(412, 'STALE', 'It was changed.'));
    const { say, load } = await shown({ ...asked, may_decide: true }, { approve: () => stale });

    await userEvent.click(screen.getByRole('button', { name: 'Approve' }));

    expect(say).toHaveBeenCalled();
    expect(load).toHaveBeenCalledWith('purchase');
  });

  it('tells why it was sent back, and that it can be asked for again', async () => {
    const decided = { decided_by: person('Ruth'), decided_at: '2026-11-30T11:00:00Z', said: 'The limit is per year.' };
    await shown({ ...asked, state: 'SENT_BACK', review: { ...review, ...decided } });

    screen.getByText('The limit is per year.');
    screen.getByRole('button', { name: 'Ask again' });
  });
});
