import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { describe, expect, it } from 'vitest';
import { Session } from '../../core/auth/session';
import { provideTexts } from '../../../testing/texts';
import type { InboxLine } from '../../shared/model/model';
import { InboxStore } from './inbox-store';
import { WorkBar, type Ended } from './work-bar';

const asked = (outcomes: string[]) =>
  ({
    id: 'asked',
    kind: 'answer',
    outcomes,
    actions: ['complete'],
    facts: {},
    ticket: { id: 'ticket', ticket_type: 'purchase', title: 'Invoice' },
  }) as unknown as InboxLine;

describe('WorkBar', () => {
  const show = (item: InboxLine) => {
    TestBed.configureTestingModule({
      providers: [
        provideTexts(),
        provideRouter([]),
        { provide: Session, useValue: { me: signal({ id: 'me' }) } },
        { provide: InboxStore, useValue: {} },
      ],
    });
    const shown = TestBed.createComponent(WorkBar);
    const ended: Ended[] = [];
    shown.componentInstance.finished.subscribe((each) => ended.push(each));
    shown.componentRef.setInput('item', item);
    shown.detectChanges();
    const page: HTMLElement = shown.nativeElement;
    const button = (name: string) =>
      [...page.querySelectorAll('button')].find((each) => each.textContent?.trim() === name)!;
    return { button, ended };
  };

  it('wants words for an answer', () => {
    const { button, ended } = show(asked([]));
    expect(button('Send the answer').disabled).toBe(true);
    expect(ended).toEqual([]);
  });

  it('sends a changed request again without words', () => {
    const { button, ended } = show({ ...asked([]), facts: { sent_back: true } });
    button('Send again').click();
    expect(ended).toEqual([{ body: {}, text: 'Sent again: Invoice' }]);
  });

  it('takes a choice for an answer without words', () => {
    const { button, ended } = show(asked(['GOOD', 'FAIR', 'POOR']));
    button('Fair').click();
    expect(ended.map((each) => each.body)).toEqual([{ outcome: 'FAIR' }]);
  });
});
