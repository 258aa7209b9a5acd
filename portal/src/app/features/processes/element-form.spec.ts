import { render, screen } from '@testing-library/angular';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { provideTexts } from '../../../testing/texts';
import { ElementForm } from './element-form';
import type { Offer } from './element-offer';

const element = {
  id: 'userTask_Review',
  type: 'UserTask',
  name: 'Review',
  documentation: '',
  leadsOn: true,
  ways: [],
  says: { groups: 'legal' },
  properties: [
    { name: 'status', value: 'IN_REVIEW' },
    { name: 'due', value: 'P2D' },
    { name: 'colour', value: 'green' },
  ],
};

const offer: Offer = {
  groups: [
    { value: 'legal', label: 'Legal department' },
    { value: 'hr', label: 'People' },
  ],
  request: [],
  process: [],
  decision: [],
  topic: [],
  readables: [
    { value: 'ticket.fields.amount', label: 'Amount', kind: 'figure' },
    { value: 'approval.outcome', label: 'Outcome', kind: 'words', options: [{ value: 'APPROVED', label: 'approved' }] },
  ],
  instants: [],
};

describe('ElementForm', () => {
  const shown = async () => {
    const changed = vi.fn();
    await render(ElementForm, { inputs: { element }, on: { changed }, providers: [provideTexts()] });
    return changed;
  };

  it('shows the status apart from the other properties, and keeps those when it changes', async () => {
    const changed = await shown();
    const status = screen.getByLabelText<HTMLSelectElement>('Status');
    expect(status.value).toBe('IN_REVIEW');
    await userEvent.selectOptions(status, 'Approved');
    expect(changed).toHaveBeenCalledWith({
      properties: [
        { name: 'status', value: 'APPROVED' },
        { name: 'due', value: 'P2D' },
        { name: 'colour', value: 'green' },
      ],
    });
  });

  it("says in plain words what it is, whose and how urgent, and the engine's words only when asked", async () => {
    const changed = await shown();
    expect(screen.getByText('Work for a group')).toBeTruthy();
    expect(screen.getByText('legal')).toBeTruthy();
    expect(screen.getByLabelText<HTMLInputElement>('How many').value).toBe('2');
    expect(screen.getByLabelText<HTMLSelectElement>('Due after').value).toBe('D');
    expect(screen.getByText('userTask_Review').closest('details')?.open).toBe(false);

    await userEvent.selectOptions(screen.getByLabelText('What is asked of people'), 'To answer a question');
    expect(changed).toHaveBeenCalledWith({
      properties: [...element.properties, { name: 'kind', value: 'answer' }, { name: 'asks', value: 'requester' }],
    });
  });

  it('says in plain words what is done apart from the work, folded away while none of it is said [F1]', async () => {
    const changed = vi.fn();
    const properties = [{ name: 'kind', value: 'work' }];
    const { rerender } = await render(ElementForm, {
      inputs: { element: { ...element, properties } },
      on: { changed },
      providers: [provideTexts()],
    });
    expect(screen.getByLabelText('Days of leave').closest('details')?.open).toBe(false);
    await userEvent.selectOptions(screen.getByLabelText('Who of them may do it'), 'Who had no other part in it');
    expect(changed).toHaveBeenCalledWith({ properties: [...properties, { name: 'impartial', value: 'true' }] });
    await userEvent.selectOptions(screen.getByLabelText('Also asked'), 'The manager of the property');
    expect(changed).toHaveBeenCalledWith({ properties: [...properties, { name: 'asks', value: 'property-manager' }] });

    const taken = { ...element, properties: [...properties, { name: 'leave', value: 'take' }] };
    await rerender({ inputs: { element: taken }, on: { changed } });
    expect(screen.getByLabelText('Days of leave').closest('details')?.open).toBe(true);
    await userEvent.selectOptions(screen.getByLabelText('Days of leave'), 'Stay as they are');
    expect(changed).toHaveBeenCalledWith({ properties });
  });

  it('asks what the requester is told, in an event and not in the further properties [F1]', async () => {
    const changed = vi.fn();
    const event = { ...element, type: 'IntermediateThrowEvent', says: {}, properties: [] };
    await render(ElementForm, { inputs: { element: event }, on: { changed }, providers: [provideTexts()] });
    await userEvent.type(screen.getByLabelText('What the requester is told'), 'It is on its way.');
    await userEvent.tab();
    expect(changed).toHaveBeenCalledWith({ properties: [{ name: 'tells', value: 'It is on its way.' }] });
  });

  it('asks for the topic of what a program does', async () => {
    const changed = vi.fn();
    const task = { ...element, type: 'ServiceTask', says: { work: 'program', topic: '' }, properties: [] };
    await render(ElementForm, { inputs: { element: task }, on: { changed }, providers: [provideTexts()] });

    await userEvent.type(screen.getByLabelText('Topic'), 'erp.order');
    await userEvent.tab();
    expect(changed).toHaveBeenCalledWith({ says: { topic: 'erp.order' } });
  });

  it('asks at a choice which way is taken otherwise', async () => {
    const changed = vi.fn();
    const ways = [
      { id: 'flow_Yes', name: 'yes → Legal review' },
      { id: 'flow_No', name: 'Order the goods' },
    ];
    const choice = { ...element, type: 'ExclusiveGateway', says: { otherwise: '' }, ways, properties: [] };
    await render(ElementForm, { inputs: { element: choice }, on: { changed }, providers: [provideTexts()] });

    await userEvent.selectOptions(screen.getByLabelText('Otherwise'), 'Order the goods');
    expect(changed).toHaveBeenCalledWith({ says: { otherwise: 'flow_No' } });
  });

  it('offers what exists by its name, and takes whatever is typed besides [F1]', async () => {
    const changed = vi.fn();
    const { container } = await render(ElementForm, {
      inputs: { element, offer },
      on: { changed },
      providers: [provideTexts()],
    });
    expect(screen.getByRole('button', { name: 'Remove Legal department' })).toBeTruthy();
    expect(container.querySelector('datalist option[value="hr"]')?.textContent).toBe('People');
    await userEvent.type(screen.getByLabelText('Whose work it is'), 'hr{Enter}');
    expect(changed).toHaveBeenCalledWith({ says: { groups: 'legal,hr' } });
  });

  it('says when a way is taken as field, comparison and value [F1]', async () => {
    const changed = vi.fn();
    const says = { condition: '${ticket.fields.amount > 1000}' };
    const way = { ...element, type: 'SequenceFlow', says, properties: [] };
    await render(ElementForm, { inputs: { element: way, offer }, on: { changed }, providers: [provideTexts()] });
    expect(screen.getByLabelText<HTMLSelectElement>('When this way is taken').value).toBe('ticket.fields.amount');
    await userEvent.selectOptions(screen.getByLabelText('Comparison'), '>=');
    expect(changed).toHaveBeenLastCalledWith({ says: { condition: '${ticket.fields.amount >= 1000}' } });
    await userEvent.selectOptions(screen.getByLabelText('When this way is taken'), 'Outcome');
    expect(changed).toHaveBeenLastCalledWith({ says: { condition: "${approval.outcome == 'APPROVED'}" } });
    await userEvent.selectOptions(screen.getByLabelText('When this way is taken'), 'as text');
    expect(screen.getByLabelText<HTMLInputElement>('as text').value).toBe(says.condition);
    expect(changed, 'to see the text changes nothing').toHaveBeenCalledTimes(2);
  });

  it('keeps a condition and a time that are not simple as their text [F1]', async () => {
    const changed = vi.fn();
    const says = { time: 'P7D/${ticket.fields.ends_on}' };
    const timer = { ...element, type: 'IntermediateCatchEvent', says, properties: [] };
    const { rerender } = await render(ElementForm, {
      inputs: { element: timer, offer },
      on: { changed },
      providers: [provideTexts()],
    });
    expect(screen.getByLabelText<HTMLInputElement>('as text').value).toBe(says.time);
    await userEvent.selectOptions(screen.getByLabelText('How long, or until when'), 'hours');
    expect(changed).toHaveBeenLastCalledWith({ says: { time: 'PT1H' } });

    const condition = '${parts.open > 0 && sla.more}';
    await rerender({
      inputs: { element: { ...timer, id: 'way', type: 'SequenceFlow', says: { condition } }, offer },
      on: { changed },
    });
    expect(screen.getByLabelText<HTMLInputElement>('as text').value).toBe(condition);
    expect(changed).toHaveBeenCalledTimes(1);
  });

  it('tells a new name once it is left', async () => {
    const changed = await shown();
    const name = screen.getByLabelText('Name');
    await userEvent.clear(name);
    await userEvent.type(name, 'Check');
    expect(changed).not.toHaveBeenCalled();
    await userEvent.tab();
    expect(changed).toHaveBeenCalledWith({ name: 'Check' });
  });

  it('takes a property away', async () => {
    const changed = await shown();
    await userEvent.click(screen.getByText('For the engine'));
    await userEvent.click(screen.getByRole('button', { name: 'Remove colour' }));
    expect(changed).toHaveBeenCalledWith({ properties: element.properties.slice(0, 2) });
  });
});
