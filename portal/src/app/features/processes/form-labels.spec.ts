import { expect, it } from 'vitest';
import { labelled } from './form-labels';

const form = {
  components: [
    { type: 'select', key: 'currency', label: 'Currency', values: [{ label: 'US dollar', value: 'USD' }] },
    { type: 'group', id: 'more', label: 'More', components: [{ type: 'text', id: 'note', text: 'Read this' }] },
  ],
};
const german = 'currency:\n  label: Währung\n  values: {USD: US-Dollar}\nnote: {text: Bitte lesen, key: other}\n';

it('shows a form in the language of its labels, by key or id, choices and groups included [F1]', () => {
  expect(labelled(form, german).components).toEqual([
    { type: 'select', key: 'currency', label: 'Währung', values: [{ label: 'US-Dollar', value: 'USD' }] },
    { type: 'group', id: 'more', label: 'More', components: [{ type: 'text', id: 'note', text: 'Bitte lesen' }] },
  ]);
});

it('stays as it is where labels cannot be read [F1]', () => {
  expect(labelled(form, 'currency: {label: ').components).toEqual(form.components);
  expect(labelled(form, '').components).toEqual(form.components);
});
