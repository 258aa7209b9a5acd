import { provideHttpClient } from '@angular/common/http';
import { provideHttpClientTesting } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import { Session } from '../auth/session';
import { provideTexts } from '../../../testing/texts';
import type { Comment } from '../../shared/model/model';
import { Conversation, type Resaid, type Said } from './conversation';

const jane = { id: 'jane', name: 'Jane Porter', email: 'employee@acme.example', photo: null };
const mike = { id: 'mike', name: 'Mike Brown', email: 'head@acme.example', photo: null };

const comment = (change: Partial<Comment>): Comment => ({
  id: 'c1',
  ticket_id: 't1',
  author: jane,
  text: 'Ask @head@acme.example',
  html: '<p>Ask @head@acme.example</p>',
  visibility: 'PUBLIC',
  to: [],
  mentions: [mike],
  created_at: '2026-05-14T08:00:00Z',
  version: 1,
  ...change,
});

describe('Conversation', () => {
  const show = (inputs: Record<string, unknown> = {}) => {
    const shown = TestBed.createComponent(Conversation);
    for (const [name, value] of Object.entries({ of: 't1', comments: [], me: 'jane', ...inputs }))
      shown.componentRef.setInput(name, value);
    shown.detectChanges();
    const page: HTMLElement = shown.nativeElement;
    const box = page.querySelector<HTMLTextAreaElement>('.compose:not(.again) textarea')!;
    const said: Said[] = [];
    const resaid: Resaid[] = [];
    shown.componentInstance.said.subscribe((each) => said.push(each));
    shown.componentInstance.resaid.subscribe((each) => resaid.push(each));
    const type = (into: HTMLTextAreaElement, text: string) => {
      into.value = text;
      into.dispatchEvent(new Event('input'));
      shown.detectChanges();
      into.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', ctrlKey: true, cancelable: true }));
      shown.detectChanges();
    };
    return { shown, page, box, said, resaid, type };
  };

  beforeEach(() => sessionStorage.clear());
  beforeEach(() =>
    TestBed.configureTestingModule({
      providers: [
        provideTexts(),
        { provide: Session, useValue: { me: signal({ id: 'me' }) } },
        provideHttpClient(),
        provideHttpClientTesting(),
      ],
    }),
  );

  it('has no box where the answer is given in another', () => {
    const { page } = show({ writable: false, comments: [comment({})] });
    expect(page.querySelector('textarea')).toBeNull();
    expect(page.textContent).toContain('Jane Porter');
  });

  it('gives back what could not be sent', () => {
    const { shown, box, said, type } = show();
    type(box, 'Which vendor?');
    expect(said.at(0)?.text).toBe('Which vendor?');
    expect(box.value).toBe('');

    said.at(0)?.unsaid();
    shown.detectChanges();
    expect(box.value).toBe('Which vendor?');
  });

  it('gives it back to its own request only', () => {
    const { shown, box, said, type } = show();
    type(box, 'Which vendor?');
    shown.componentRef.setInput('of', 't2');
    shown.detectChanges();

    said.at(0)?.unsaid();
    shown.detectChanges();
    expect(box.value).toBe('');
    shown.componentRef.setInput('of', 't1');
    shown.detectChanges();
    expect(box.value).toBe('Which vendor?');
  });

  it('lets go of what was said once the server has it', () => {
    const { shown, box, said, type } = show();
    type(box, 'Which vendor?');
    said.at(0)?.said();
    shown.componentRef.setInput('of', 't2');
    shown.detectChanges();
    shown.componentRef.setInput('of', 't1');
    shown.detectChanges();
    expect(box.value).toBe('');
  });

  it('opens an edit again that could not be sent', () => {
    const { shown, page, resaid, type } = show({ comments: [comment({})] });
    page.querySelector<HTMLElement>('[aria-label="Edit"]')!.click();
    shown.detectChanges();
    type(page.querySelector<HTMLTextAreaElement>('.again textarea')!, 'Ask somebody else');
    expect(page.querySelector('.again')).toBeNull();
    resaid.at(0)?.unsaid();
    shown.detectChanges();
    expect(page.querySelector<HTMLTextAreaElement>('.again textarea')!.value).toBe('Ask somebody else');
  });

  it('sends nothing private before it is said to whom', () => {
    const { shown, page, box, said, type } = show({ circles: ['PUBLIC', 'PRIVATE'] });
    const readers = page.querySelector('select')!;
    readers.value = 'PRIVATE';
    readers.dispatchEvent(new Event('change'));
    shown.detectChanges();
    type(box, 'Between us');
    expect(said).toEqual([]);
  });

  it('shows mentioned people by name and lets only the author change the words', () => {
    const { page } = show({ comments: [comment({}), comment({ id: 'c2', author: mike })] });
    expect(page.querySelector('.mention')?.textContent).toBe('Mike Brown');
    expect(page.querySelectorAll('[aria-label="Edit"]')).toHaveLength(1);
  });

  it('edits by name and stores by address', () => {
    const { shown, page, resaid, type } = show({ comments: [comment({})] });
    page.querySelector<HTMLElement>('[aria-label="Edit"]')!.click();
    shown.detectChanges();
    const again = page.querySelector<HTMLTextAreaElement>('.again textarea')!;
    expect(again.value).toBe('Ask @Mike Brown');
    type(again, 'Ask @Mike Brown tomorrow');
    expect(resaid.at(0)?.text).toBe('Ask @head@acme.example tomorrow');
  });
});
