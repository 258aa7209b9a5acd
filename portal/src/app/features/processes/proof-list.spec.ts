import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { Component, input, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { render, screen, within } from '@testing-library/angular';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { provideTexts } from '../../../testing/texts';
import { DiagramView } from '../../shared/ui/diagram-view/diagram-view';
import { ProofList } from './proof-list';
import { Workbench } from './workbench';

@Component({ selector: 'as-diagram-view', template: '{{ marks().length }} are marked' })
class Drawn {
  readonly xml = input('');
  readonly label = input('');
  readonly marks = input<unknown[]>([]);
}

const base = '/api/v1/packs/purchase/draft';
const model = '<process id="purchase"><startEvent id="s" name="Asked" /><userTask id="pay" name="Pay" /></process>';
const ends = { claim: 'EVERY_PATH_ENDS', process: 'purchase', step: null, answer: 'PROVEN', path: [], at: [] };
const two = {
  claim: 'TWO_PEOPLE_BEFORE',
  process: 'purchase',
  step: 'pay',
  answer: 'REFUTED',
  path: ['s', 'flow', 'pay'],
  reason: 'TOO_FEW',
  at: ['Your manager decides'],
};

const answer = async (url: string, body: object) => {
  await expect
    .poll(() => {
      const found = TestBed.inject(HttpTestingController).match((one) => one.urlWithParams === url);
      found.forEach((one) => {
        one.flush(body);
      });
      return found.length;
    })
    .toBeGreaterThan(0);
};

describe('ProofList', () => {
  it('says what is proven, and shows the way that refutes a claim', async () => {
    await render(ProofList, {
      importOverrides: [{ replace: DiagramView, with: Drawn }],
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        provideTexts(),
        {
          provide: Workbench,
          useValue: { key: signal('purchase'), draft: signal({ version: 1 }), keep: () => Promise.resolve() },
        },
      ],
    });
    await answer(`${base}/files/purchase.bpmn`, { content: model });
    await answer(`${base}/proofs`, { items: [ends] });

    expect(await screen.findByText('purchase · proven')).toBeTruthy();
    await userEvent.selectOptions(screen.getByLabelText('Two different people decide before'), 'Pay');
    await answer(`${base}/proofs?step=pay`, { items: [two, ends] });

    expect(await screen.findByText('Two different people decide before “Pay”')).toBeTruthy();
    expect(screen.getByText('One person or nobody decides on a way: Your manager decides.')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Show the way' }));
    await answer(`${base}/files/purchase.bpmn`, { content: model });
    const way = within(await screen.findByRole('list', { name: 'The way' }));
    expect(await way.findByText('Asked')).toBeTruthy();
    expect(way.getByText('Pay')).toBeTruthy();
    expect(screen.getByText('3 are marked')).toBeTruthy();
  });
});
