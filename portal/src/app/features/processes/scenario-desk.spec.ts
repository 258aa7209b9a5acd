import { signal } from '@angular/core';
import { render, screen, within } from '@testing-library/angular';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { provideTexts } from '../../../testing/texts';
import type { OpenFile } from './open-file';
import { ScenarioDesk } from './scenario-desk';
import { Workbench } from './workbench';

const begun = `scenario: Small purchases # the usual case
given:
  answers: {amount: 640, approver: "{manager}"}
course:
  - then: {status: IN_REVIEW, asked: manager}
  - when: manager approves
    then: {status: APPROVED}
`;
const form = {
  components: [
    { type: 'number', id: 'a', key: 'amount', label: 'Amount' },
    { type: 'select', id: 'b', key: 'currency', label: 'Currency', values: [{ label: 'Euro', value: 'EUR' }] },
    { type: 'textfield', id: 'c', key: 'approver', label: 'Who decides' },
  ],
};
const model = '<bpmn:userTask id="t" name="Order the goods" camunda:candidateGroups="procurement" />';

describe('ScenarioDesk', () => {
  const shown = async (problems: string[] = []) => {
    const text = signal(begun);
    const file = { name: 'scenarios/small.yaml', begun: signal(begun), text, edit: (now: string) => text.set(now) };
    const bench = {
      key: signal('purchase'),
      busy: signal(false),
      form: () => Promise.resolve(form),
      textNow: () => Promise.resolve(model),
      playOne: vi.fn().mockResolvedValue({ scenarios: [{ name: 'small.yaml', problems, path: [] }] }),
    };
    await render(ScenarioDesk, {
      inputs: { file: file as unknown as OpenFile },
      providers: [provideTexts(), { provide: Workbench, useValue: bench }],
    });
    await screen.findByLabelText('Amount');
    return { text, bench };
  };
  const step = (n: number) => within(screen.getAllByRole('listitem')[n - 1] as HTMLElement);

  it('asks for what the form asks for, each by its type, and writes what is said into the file [F1]', async () => {
    const { text } = await shown();
    const amount = screen.getByLabelText<HTMLInputElement>('Amount');
    expect([amount.type, amount.value]).toEqual(['number', '640']);
    await userEvent.clear(amount);
    await userEvent.type(amount, '900');
    await userEvent.selectOptions(screen.getByLabelText('Currency'), 'Euro');
    await userEvent.type(screen.getByLabelText('Who requests'), 'approver');
    await userEvent.tab();

    expect(text()).toContain('Small purchases # the usual case');
    expect(text()).toContain('answers: {amount: 900, approver: "{manager}", currency: EUR}');
    expect(text()).toContain('requester: approver');
  });

  it('says who does what, adds a step and puts it elsewhere, and takes it all back [F1]', async () => {
    const { text } = await shown();
    await userEvent.selectOptions(step(2).getByLabelText('Does what'), 'sends back');
    expect(text()).toContain('when: manager sends back');

    await userEvent.click(screen.getByRole('button', { name: 'Add a step' }));
    await userEvent.selectOptions(step(3).getByLabelText('What happens'), 'time passes');
    await userEvent.selectOptions(step(3).getByLabelText('Unit'), 'weeks');
    await userEvent.click(screen.getByRole('button', { name: 'Move step 3 up' }));
    expect(text()).toMatch(/1 week passes[^]*manager sends back/);

    await userEvent.selectOptions(step(1).getByLabelText('Say what is to be seen'), 'waits in the inbox');
    await userEvent.type(step(1).getByLabelText('waits in the inbox'), 'Order the goods{Enter}');
    expect(text()).toContain('waiting: Order the goods');
    await userEvent.click(step(1).getByRole('button', { name: 'Say nothing of is asked' }));
    expect(text()).not.toContain('asked');

    for (let n = 0; n < 8; n++) await userEvent.click(screen.getByRole('button', { name: 'Undo' }));
    expect(text()).toBe(begun);
  });

  it('writes an answer of a step once it says something [F1]', async () => {
    const { text } = await shown();
    await userEvent.click(step(2).getByText('Answering'));
    await userEvent.selectOptions(step(2).getByLabelText('Another field'), 'Currency');
    expect(text()).toBe(begun);
    await userEvent.selectOptions(step(2).getByLabelText('Currency'), 'Euro');
    expect(text()).toContain('answering: {currency: EUR}');
  });

  it('marks the step that failed, until something is changed [F4]', async () => {
    const { bench } = await shown(['step 2 (manager approves): status is REJECTED, expected APPROVED']);
    await userEvent.click(screen.getByRole('button', { name: 'Run this scenario' }));

    expect(bench.playOne).toHaveBeenCalledWith('scenarios/small.yaml');
    expect(await step(2).findByRole('alert')).toHaveProperty('textContent', 'status is REJECTED, expected APPROVED');
    expect(step(1).queryByRole('alert')).toBeNull();
    expect(step(1).getByText('green')).toBeTruthy();

    await userEvent.selectOptions(step(2).getByLabelText('Does what'), 'rejects');
    expect(screen.queryByRole('alert')).toBeNull();
  });
});
