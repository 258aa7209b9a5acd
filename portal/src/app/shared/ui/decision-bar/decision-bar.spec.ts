import { render, screen } from '@testing-library/angular';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { provideTexts } from '../../../../testing/texts';
import type { ApprovalAction } from '../../model/model';
import { type Decided, DecisionBar } from './decision-bar';

describe('DecisionBar', () => {
  const decided = vi.fn<(decided: Decided) => void>();
  const show = (of = 'one', actions: ApprovalAction[] = ['approve', 'reject', 'request_info']) =>
    render(DecisionBar, {
      inputs: { of, actions },
      on: { decided },
      providers: [provideTexts()],
    });

  beforeEach(() => decided.mockClear());

  it('approves at once, with the comment if there is one', async () => {
    await show();
    await userEvent.type(screen.getByRole('textbox'), ' Fine by me ');
    await userEvent.click(screen.getByRole('button', { name: /Approve/ }));
    expect(decided).toHaveBeenCalledWith({ action: 'approve', comments: 'Fine by me' });
  });

  it('asks for the reason before it rejects', async () => {
    await show();
    await userEvent.click(screen.getByRole('button', { name: /Reject/ }));
    expect(decided).not.toHaveBeenCalled();
    const words = screen.getByRole('textbox', { name: /Why not/ });
    expect(document.activeElement).toBe(words);
    expect(screen.getByRole('button', { name: /Reject/ }).classList).toContain('button-primary');
    expect(screen.getByRole('button', { name: /Reject/ }).classList).toContain('button-bad');
    expect(screen.getByRole('button', { name: 'Cancel' })).toBeTruthy();
    expect(screen.getByRole('button', { name: /Approve/ }).classList).not.toContain('button-primary');
    await userEvent.type(words, 'Over budget{Enter}');
    expect(decided).toHaveBeenCalledWith({ action: 'reject', comments: 'Over budget' });
  });

  it('finds fault with missing words only once it was to be sent without them', async () => {
    await show();
    await userEvent.click(screen.getByRole('button', { name: /Ask/ }));
    expect(screen.getByRole('textbox').getAttribute('aria-invalid')).toBeNull();
    await userEvent.keyboard('{Enter}');
    expect(screen.getByRole('textbox').getAttribute('aria-invalid')).toBe('true');
    await userEvent.keyboard('W');
    expect(screen.getByRole('textbox').getAttribute('aria-invalid')).toBeNull();
    expect(decided).not.toHaveBeenCalled();
  });

  it('does what a key began too early as soon as it can, and says so until then', async () => {
    const { fixture } = await show();
    fixture.componentRef.setInput('busy', true);
    fixture.componentInstance.begin('approve');
    await fixture.whenStable();
    expect(decided).not.toHaveBeenCalled();
    expect(screen.getByRole('status').textContent).toContain('Approve: as soon as the request is here');
    fixture.componentRef.setInput('busy', false);
    await fixture.whenStable();
    expect(decided).toHaveBeenCalledExactlyOnceWith({ action: 'approve', comments: '' });
    expect(screen.queryByRole('status')).toBeNull();
  });

  it('forgets what a key began too early by Escape, and when another request is opened', async () => {
    const { fixture } = await show();
    fixture.componentRef.setInput('busy', true);
    fixture.componentInstance.begin('approve');
    await userEvent.keyboard('{Escape}');
    fixture.componentInstance.begin('approve');
    fixture.componentRef.setInput('of', 'two');
    fixture.componentRef.setInput('busy', false);
    await fixture.whenStable();
    expect(decided).not.toHaveBeenCalled();
  });

  it('shows the words of before, when a key begins again, and sends nothing', async () => {
    const { fixture } = await show();
    await userEvent.type(screen.getByRole('textbox'), 'First words{Escape}');
    fixture.componentInstance.begin('reject');
    expect(decided).not.toHaveBeenCalled();
    expect(document.activeElement).toBe(screen.getByRole('textbox'));
    await userEvent.keyboard('{Enter}');
    expect(decided).toHaveBeenCalledWith({ action: 'reject', comments: 'First words' });
  });

  it('asks what is to be changed before it sends back', async () => {
    await show('one', ['approve', 'send_back']);
    await userEvent.click(screen.getByRole('button', { name: /Send back/ }));
    expect(decided).not.toHaveBeenCalled();
    await userEvent.type(screen.getByRole('textbox', { name: /to be changed/ }), 'Two, please{Enter}');
    expect(decided).toHaveBeenCalledWith({ action: 'send_back', comments: 'Two, please' });
  });

  it('takes an opinion, which needs words, from who does not decide', async () => {
    await show('one', ['review']);
    expect(screen.queryByRole('button', { name: /Approve/ })).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: /opinion/ }));
    expect(decided).not.toHaveBeenCalled();
    await userEvent.type(screen.getByRole('textbox'), 'The other one{Enter}');
    expect(decided).toHaveBeenCalledWith({ action: 'review', comments: 'The other one' });
  });

  it('never takes the words for one request to the next', async () => {
    const { rerender } = await show();
    await userEvent.type(screen.getByRole('textbox'), 'Only for the first');
    await rerender({ inputs: { of: 'two', actions: ['approve'] }, partialUpdate: true });
    expect((screen.getByRole('textbox') as HTMLTextAreaElement).value).toBe('');
  });

  it('shows again what was typed and not sent', async () => {
    const { rerender } = await show();
    await rerender({ inputs: { of: 'two', actions: ['reject'], kept: 'Over budget' }, partialUpdate: true });
    expect((screen.getByRole('textbox') as HTMLTextAreaElement).value).toBe('Over budget');
  });

  it('names every act', async () => {
    await show('one', ['approve', 'send_back', 'delegate', 'escalate']);
    for (const [name, title] of [
      ['Send back', 'Send back for change'],
      ['Delegate', 'Delegate'],
      ['To my manager', 'Hand to my manager'],
    ])
      expect(screen.getByRole('button', { name: new RegExp(`^${name}`) }).title).toBe(title);
  });

  it('keeps approving, rejecting and asking out of the menu', async () => {
    await show('one', ['approve', 'reject', 'request_info', 'delegate']);
    for (const name of [/^Approve/, /^Reject/, /^Ask/])
      expect(screen.getByRole('button', { name }).classList).not.toContain('hide-s');
    await userEvent.click(screen.getByRole('button', { name: 'More ways to go on' }));
    expect(screen.getAllByRole('menuitem').map((item) => item.textContent?.trim())).toEqual(['Delegate']);
  });

  it('offers only what may be done', async () => {
    await show();
    expect(screen.queryByRole('button', { name: /Delegate/ })).toBeNull();
  });
});
