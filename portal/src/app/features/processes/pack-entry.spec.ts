import { provideHttpClient } from '@angular/common/http';
import { provideHttpClientTesting } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { render, screen, within } from '@testing-library/angular';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { provideTexts } from '../../../testing/texts';
import type { OpenFile } from './open-file';
import { PackEntry } from './pack-entry';
import { Workbench } from './workbench';

const begun = `key: purchase
# as the catalogue has it
name:
  en: Purchase
  de: Einkauf
description: {en: Goods and services, de: Waren}
icon: cart
category: finance
prefix: FIN
list_fields: [amount]
sla:
  resolution: {urgent: P2D} # promised by procurement
`;
const form = { components: [{ type: 'number', id: 'a', key: 'amount', label: 'Amount of money' }] };

describe('PackEntry', () => {
  const shown = async () => {
    const text = signal(begun);
    const file = { name: 'pack.yaml', begun: signal(begun), text, edit: (now: string) => text.set(now) };
    await render(PackEntry, {
      inputs: { file: file as unknown as OpenFile },
      providers: [
        provideTexts(),
        provideHttpClient(),
        provideHttpClientTesting(),
        { provide: Workbench, useValue: { form: () => Promise.resolve(form) } },
      ],
    });
    await screen.findAllByText('Amount of money');
    return text;
  };
  const retype = async (label: string, said: string) => {
    const field = screen.getByLabelText(label);
    await userEvent.clear(field);
    await userEvent.type(field, said);
    await userEvent.tab();
  };

  it('shows the entry as requesters see it, in both languages, while it is changed [F1]', async () => {
    const text = await shown();
    await retype('Name · German', 'Beschaffung');
    await userEvent.click(screen.getByLabelText('Flash'));

    const preview = within(screen.getByRole('complementary', { name: 'As requesters see it' }));
    expect(preview.getAllByText('Beschaffung')).toHaveLength(2);
    expect(preview.getByText('Goods and services')).toBeTruthy();
    expect(text()).toBe(begun.replace('Einkauf', 'Beschaffung').replace('icon: cart', 'icon: bolt'));
  });

  it('says who may request it and what is promised, and nothing where nothing is said [F1]', async () => {
    const text = await shown();
    await userEvent.click(screen.getByLabelText('Approver'));
    await userEvent.click(screen.getByLabelText('Agent'));
    await retype('First response, High', 'pt4h');
    await retype('Resolution, Urgent', 'P1D');
    expect(text()).toContain('visible_to:\n  roles: [approver, agent]\n');
    expect(text()).toContain('response: {high: PT4H}');
    expect(text()).toContain('resolution: {urgent: P1D} # promised by procurement');

    await userEvent.selectOptions(screen.getByLabelText('Priority'), 'urgent');
    expect(text()).toContain('priority: urgent\n');

    await userEvent.selectOptions(screen.getByLabelText('Priority'), '');
    await userEvent.click(screen.getByLabelText('Approver'));
    await userEvent.click(screen.getByLabelText('Agent'));
    await retype('First response, High', ' ');
    expect(text()).toBe(begun.replace('P2D', 'P1D'));
  });
});
