import { TestBed } from '@angular/core/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import { provideTexts } from '../../../../testing/texts';
import { Conversation, type Said } from './conversation';

describe('Conversation', () => {
  const show = () => {
    const shown = TestBed.createComponent(Conversation);
    shown.componentRef.setInput('of', 't1');
    shown.componentRef.setInput('comments', []);
    shown.detectChanges();
    const box: HTMLTextAreaElement = shown.nativeElement.querySelector('textarea');
    const said: Said[] = [];
    shown.componentInstance.said.subscribe((each) => said.push(each));
    const say = (text: string) => {
      box.value = text;
      box.dispatchEvent(new Event('input'));
      shown.detectChanges();
      box.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', ctrlKey: true }));
      shown.detectChanges();
    };
    return { shown, box, said, say };
  };

  beforeEach(() => TestBed.configureTestingModule({ providers: [provideTexts()] }));

  it('gives back what could not be sent', () => {
    const { shown, box, said, say } = show();
    say('Which vendor?');
    expect(said.at(0)?.text).toBe('Which vendor?');
    expect(box.value).toBe('');

    said.at(0)?.unsaid();
    shown.detectChanges();
    expect(box.value).toBe('Which vendor?');
  });

  it('gives it back to its own request only', () => {
    const { shown, box, said, say } = show();
    say('Which vendor?');
    shown.componentRef.setInput('of', 't2');
    shown.detectChanges();

    said.at(0)?.unsaid();
    shown.detectChanges();
    expect(box.value).toBe('');
  });
});
