import { Component, effect, type ElementRef, input, viewChild } from '@angular/core';
import DOMPurify from 'dompurify';

/** Styles stay, as in the programs that show mails; links lead nowhere from here. */
const kept = { WHOLE_DOCUMENT: true, FORBID_ATTR: ['href'], RETURN_TRUSTED_TYPE: true };

/** A mail as its reader sees it, in a document of its own in which nothing runs. */
@Component({
  selector: 'as-mail-view',
  template: `<iframe #frame sandbox="" [title]="label()"></iframe>`,
  styles: `
    iframe {
      display: block;
      width: 100%;
      height: 480px;
      border: 0;
      resize: vertical;
      background: white;
    }
  `,
})
export class MailView {
  readonly html = input.required<string>();
  readonly label = input.required<string>();

  private readonly frame = viewChild.required<ElementRef<HTMLIFrameElement>>('frame');

  constructor() {
    effect(() => {
      this.frame().nativeElement.srcdoc = DOMPurify.sanitize(this.html(), kept) as unknown as string;
    });
  }
}
