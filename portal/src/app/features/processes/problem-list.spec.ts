import { signal } from '@angular/core';
import { render, screen } from '@testing-library/angular';
import { userEvent } from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { provideTexts } from '../../../testing/texts';
import type { Hint } from '../../shared/ui/diagram-view/lint';
import type { PackProblem } from './design-api';
import type { OpenFile } from './open-file';
import { ProblemList } from './problem-list';
import { Workbench } from './workbench';

const problemsOf = (count: number) =>
  Array.from({ length: count }, (_, n): PackProblem => ({
    file: 'leave.bpmn',
    element: `task_${n}`,
    message: 'it has no status',
  }));

const shown = (problems: PackProblem[], hints: Hint[]) =>
  render(ProblemList, {
    inputs: { hints, repairs: new Set(), names: new Map() },
    providers: [
      provideTexts(),
      { provide: Workbench, useValue: { problems: signal(problems), file: signal<OpenFile | null>(null) } },
    ],
  });

it('shows the first hundred of thousands of problems, and more when asked [F3]', async () => {
  await shown(problemsOf(2_150), []);
  expect(screen.getAllByText('it has no status')).toHaveLength(100);
  screen.getByText('2150');

  await userEvent.click(screen.getByRole('button', { name: 'Show more (2050)' }));

  expect(screen.getAllByText('it has no status')).toHaveLength(200);
});

it('shows hints as far as there is room after the problems, and more when asked [F3]', async () => {
  const hints = Array.from({ length: 150 }, (_, n) => ({ id: `task_${n}`, rule: 'label-required' }));
  await shown(problemsOf(60), hints);
  expect(screen.getAllByText(/^Hint:/)).toHaveLength(40);

  await userEvent.click(screen.getByRole('button', { name: 'Show more (110)' }));

  expect(screen.getAllByText(/^Hint:/)).toHaveLength(140);
});
