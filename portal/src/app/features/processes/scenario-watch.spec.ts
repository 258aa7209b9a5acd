import { Component, input, signal } from '@angular/core';
import { fireEvent, render, screen } from '@testing-library/angular';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { provideTexts } from '../../../testing/texts';
import { DiagramView } from '../../shared/ui/diagram-view/diagram-view';
import { ScenarioWatch } from './scenario-watch';
import { Workbench } from './workbench';

@Component({ selector: 'as-diagram-view', template: '{{ shown() }}' })
class Drawn {
  readonly xml = input('');
  readonly label = input('');
  readonly marks = input<{ id: string; state: string }[]>([]);
  protected shown(): string {
    return this.marks()
      .map(({ id, state }) => `${id} ${state}`)
      .join(', ');
  }
}

const move = (process: string, node: string, arrives: boolean, minute: number) => ({
  process,
  node,
  name: node,
  arrives,
  minute,
});

describe('ScenarioWatch', () => {
  it('shows where the tokens stand, step by step, in each process of the pack', async () => {
    await render(ScenarioWatch, {
      importOverrides: [{ replace: DiagramView, with: Drawn }],
      inputs: {
        path: [
          move('purchase', 'asked', true, 0),
          move('purchase', 'asked', false, 0),
          move('purchase', 'pay', true, 120),
          move('approval', 'decide', true, 120),
          move('sla-clock', 'tick', true, 120),
        ],
      },
      providers: [
        provideTexts(),
        {
          provide: Workbench,
          useValue: {
            key: signal('purchase'),
            files: signal(['purchase.bpmn', 'approval.bpmn']),
            textNow: (name: string) => Promise.resolve(name),
          },
        },
      ],
    });

    expect(await screen.findByText('asked active')).toBeTruthy();
    expect(screen.getByRole('status').textContent).toContain('1 of 2: asked, at once');

    fireEvent.input(screen.getByRole('slider'), { target: { value: '1' } });
    expect(await screen.findByText('asked done, pay active')).toBeTruthy();
    expect(screen.getByRole('status').textContent).toMatch(/2 of 2: pay, after 2/);

    await userEvent.click(screen.getByRole('button', { name: 'Play' }));
    expect(screen.getByRole('status').textContent).toContain('1 of 2: asked');
    expect(screen.getByRole('button', { name: 'Pause' })).toBeTruthy();

    await userEvent.selectOptions(screen.getByRole('combobox'), 'approval');
    expect(await screen.findByText('decide active')).toBeTruthy();
    expect(screen.queryByRole('option', { name: 'sla-clock' })).toBeNull();
  });
});
