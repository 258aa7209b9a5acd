import { Component, effect, ElementRef, inject, input } from '@angular/core';
import DOMPurify from 'dompurify';

/** Links lead nowhere from here. */
const kept = { RETURN_DOM: true as const, FORBID_ATTR: ['href'] };

/** A mail as its reader sees it: with the styles that it brings and none of ours. */
@Component({
  selector: 'as-mail-view',
  template: '',
  host: { role: 'group', '[attr.aria-label]': 'label()' },
  styles: `
    :host {
      display: block;
    }
  `,
})
export class MailView {
  readonly html = input.required<string>();
  readonly label = input.required<string>();

  constructor() {
    const root = (inject(ElementRef).nativeElement as HTMLElement).attachShadow({ mode: 'open' });
    effect(() => {
      const body = DOMPurify.sanitize(this.html(), kept) as HTMLElement;
      const mail = document.createElement('div');
      mail.style.cssText = body.style.cssText;
      mail.append(...body.childNodes);
      root.replaceChildren(mail);
    });
  }
}
