import { signal } from '@angular/core';
import { render, screen, within } from '@testing-library/angular';
import { userEvent } from '@testing-library/user-event';
import { of, throwError } from 'rxjs';
import { describe, expect, it, vi } from 'vitest';
import { Problem } from '../../core/api/problem';
import { Toasts } from '../../core/toasts';
import { provideTexts } from '../../../testing/texts';
import { Photos } from '../../shared/ui/avatar/photos';
import { CommentApi, type DraftComment } from './comment-api';
import { CommentList, type Place } from './comment-list';
import { DraftComments } from './draft-comments';
import { Workbench } from './workbench';

const person = (name: string) => ({ id: name, name, email: `${name}@acme.example`, photo: null });
const said = (name: string, text: string) => ({ by: person(name), at: '2026-11-30T10:00:00Z', text });
const open: DraftComment = {
  id: '1',
  file: 'leave.bpmn',
  element: 'userTask_Ask',
  name: 'Ask the team',
  there: true,
  said: [said('Ruth', 'Is it needed?')],
};
const gone: DraftComment = { ...open, id: '2', there: false, name: 'Ask HR', said: [said('Ruth', 'And this?')] };
const done: DraftComment = { ...open, id: '3', said: [said('Ruth', 'A typo')], resolved_by: person('Oliver') };

const shown = async (about: Place | null, calls: Partial<CommentApi> = {}) => {
  const opened = vi.fn();
  const toasts = { sayProblem: vi.fn(), offerUndo: vi.fn() };
  await render(CommentList, {
    inputs: { about },
    on: { opened },
    providers: [
      provideTexts(),
      DraftComments,
      { provide: Photos, useValue: {} },
      { provide: CommentApi, useValue: { list: () => of([open, gone, done]), ...calls } },
      { provide: Workbench, useValue: { key: signal('leave'), draft: signal({}), keep: () => Promise.resolve() } },
      { provide: Toasts, useValue: toasts },
    ],
  });
  await screen.findByText('Is it needed?');
  return { opened, toasts };
};

describe('CommentList [F2]', () => {
  it('leads to the element, unless that is gone', async () => {
    const { opened } = await shown(null);

    await userEvent.click(screen.getByRole('button', { name: 'Ask the team' }));

    expect(opened).toHaveBeenCalledWith(open);
    const removed = screen.getByText('And this?').closest('li') as HTMLElement;
    within(removed).getByText('on a removed element');
    expect(within(removed).queryByRole('button', { name: 'Ask HR' })).toBeNull();
    expect(screen.queryByRole('textbox')).toBeNull();
  });

  it('takes a comment on what is selected, and keeps the words that are not taken', async () => {
    const add = vi
      .fn()
      .mockReturnValueOnce(throwError(() => new Problem(422, 'INVALID', 'Not now.')))
      .mockReturnValueOnce(of({ ...open, id: '4', said: [said('Oliver', 'Whose team?')] }));
    const { toasts } = await shown({ file: 'leave.bpmn', element: 'userTask_Ask', name: 'Ask the team' }, { add });
    const box = screen.getByRole('textbox', { name: 'Comment on “Ask the team”' });
    await userEvent.type(box, 'Whose team?');

    await userEvent.click(screen.getByRole('button', { name: 'Comment' }));
    expect(toasts.sayProblem).toHaveBeenCalled();
    expect(box).toHaveProperty('value', 'Whose team?');
    await userEvent.click(screen.getByRole('button', { name: 'Comment' }));

    expect(add).toHaveBeenLastCalledWith('leave', 'leave.bpmn', 'userTask_Ask', 'Whose team?');
    await screen.findByText('Whose team?', { selector: '.words' });
    expect(box).toHaveProperty('value', '');
  });

  it('is answered, resolved and opened again', async () => {
    const answer = vi.fn(() => of({ ...open, said: [...open.said, said('Oliver', 'It is.')] }));
    const resolve = vi.fn(() => of({ ...open, resolved_by: person('Oliver') }));
    const reopen = vi.fn(() => of(open));
    const { toasts } = await shown(null, { answer, resolve, reopen });
    const thread = () => screen.getByText('Is it needed?').closest('li') as HTMLElement;

    await userEvent.click(within(thread()).getByRole('button', { name: 'Answer' }));
    await userEvent.type(screen.getByRole('textbox', { name: 'Your answer' }), 'It is.{Control>}{Enter}');
    expect(answer).toHaveBeenCalledWith('leave', '1', 'It is.');
    await within(thread()).findByText('It is.');
    expect(screen.queryByRole('textbox')).toBeNull();

    await userEvent.click(within(thread()).getByRole('button', { name: 'Resolve' }));
    expect(screen.queryByText('Is it needed?')).toBeNull();
    expect(toasts.offerUndo).toHaveBeenCalled();
    await userEvent.click(screen.getByRole('button', { name: '2 resolved' }));
    await userEvent.click(within(thread()).getByRole('button', { name: 'Reopen' }));
    expect(reopen).toHaveBeenCalledWith('leave', '1');
  });
});
