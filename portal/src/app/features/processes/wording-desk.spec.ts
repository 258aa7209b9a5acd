import { signal } from '@angular/core';
import { render, screen } from '@testing-library/angular';
import { userEvent } from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { provideTexts } from '../../../testing/texts';
import type { OpenFile } from './open-file';
import { Workbench } from './workbench';
import { WordingDesk } from './wording-desk';

it('shows what is not translated first, and writes each translation beside its text [F1]', async () => {
  const begun = '# in German\nApproved?: Genehmigt?\n"yes": ja\n';
  const text = signal(begun);
  const file = { name: 'leave.texts.de.yaml', begun: signal(begun), text, edit: (now: string) => text.set(now) };
  const model = `<bpmn:process id="leave" name="Leave"><bpmn:userTask id="t" name="Note &#34;it&#34;: now" />
    <bpmn:exclusiveGateway id="g" name="Approved?" /><camunda:property name="status" value="CLOSED" /></bpmn:process>`;
  const bench = { files: signal(['leave.bpmn']), textNow: () => Promise.resolve(model) };
  await render(WordingDesk, {
    inputs: { file: file as unknown as OpenFile },
    providers: [provideTexts(), { provide: Workbench, useValue: bench }],
  });
  expect(await screen.findByText('2 texts have no translation')).toBeTruthy();
  const rows = () => screen.getAllByRole('rowheader').map((row) => row.textContent);
  expect(rows()).toEqual(['Leave', 'Note "it": now', 'Approved?', 'yes']);

  await userEvent.type(screen.getByLabelText('Note "it": now'), 'Notieren');
  await userEvent.tab();
  expect(text()).toBe(`${begun}'Note "it": now': Notieren\n`);
  await userEvent.clear(screen.getByLabelText('yes'));
  await userEvent.tab();
  expect(text()).not.toContain('ja');
  await userEvent.click(screen.getByRole('button', { name: 'Undo' }));
  await userEvent.click(screen.getByRole('button', { name: 'Undo' }));
  expect(text()).toBe(begun);
});

it('shows what a form says beside its labels, choices and notes included [F1]', async () => {
  const begun = 'currency:\n  label: Währung\n  values: {USD: US-Dollar}\nold: {label: Alt}\n';
  const text = signal(begun);
  const file = { name: 'request.labels.de.yaml', begun: signal(begun), text, edit: (now: string) => text.set(now) };
  const values = [
    { label: 'US dollar', value: 'USD' },
    { label: 'Pound', value: 'GBP' },
  ];
  const form = JSON.stringify({
    components: [
      { type: 'select', key: 'currency', label: 'Currency', description: 'Of the offer', values },
      { type: 'group', id: 'more', components: [{ type: 'text', id: 'note', text: 'Read this' }] },
    ],
  });
  const bench = { files: signal(['request.form']), textNow: () => Promise.resolve(form) };
  await render(WordingDesk, {
    inputs: { file: file as unknown as OpenFile },
    providers: [provideTexts(), { provide: Workbench, useValue: bench }],
  });
  expect(await screen.findByText('3 texts have no translation')).toBeTruthy();
  const rows = () => screen.getAllByRole('rowheader').map((row) => row.textContent);
  expect(rows()).toEqual(['Of the offer', 'Pound', 'Read this', 'Currency', 'US dollar', 'old · label']);

  await userEvent.type(screen.getByLabelText('Pound'), 'Pfund');
  await userEvent.tab();
  await userEvent.type(screen.getByLabelText('Read this'), 'Bitte lesen');
  await userEvent.tab();
  await userEvent.clear(screen.getByLabelText('old · label'));
  await userEvent.tab();

  expect(text()).toBe(
    'currency:\n  label: Währung\n  values: {USD: US-Dollar, GBP: Pfund}\nnote:\n  text: Bitte lesen\n',
  );
});
