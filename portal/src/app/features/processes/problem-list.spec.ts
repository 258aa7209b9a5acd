import { signal } from '@angular/core';
import { render, screen } from '@testing-library/angular';
import { userEvent } from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { provideTexts } from '../../../testing/texts';
import type { PackProblem } from './design-api';
import type { OpenFile } from './open-file';
import { ProblemList } from './problem-list';
import { Workbench } from './workbench';

it('shows the first hundred of thousands of problems, and more when asked [F3]', async () => {
  const problems = Array.from({ length: 2_150 }, (_, n): PackProblem => ({
    file: 'leave.bpmn',
    element: `task_${n}`,
    message: 'it has no status',
  }));
  await render(ProblemList, {
    inputs: { hints: [], repairs: new Set(), names: new Map() },
    providers: [
      provideTexts(),
      { provide: Workbench, useValue: { problems: signal(problems), file: signal<OpenFile | null>(null) } },
    ],
  });
  expect(screen.getAllByText('it has no status')).toHaveLength(100);
  screen.getByText('2150');

  await userEvent.click(screen.getByRole('button', { name: 'Show more (2050)' }));

  expect(screen.getAllByText('it has no status')).toHaveLength(200);
});
