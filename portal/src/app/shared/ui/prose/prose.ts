import { Component, computed, input } from '@angular/core';
import DOMPurify from 'dompurify';

/** Text that the server rendered from Markdown; sanitised once more before it is shown. */
@Component({
  selector: 'as-prose',
  template: '',
  host: { class: 'prose', '[innerHTML]': 'clean()' },
})
export class Prose {
  readonly html = input.required<string>();
  protected readonly clean = computed(() => {
    const body = DOMPurify.sanitize(this.html(), { RETURN_DOM: true }) as HTMLElement;
    // what is wide scrolls by itself, and for that takes the focus of the keyboard
    for (const wide of body.querySelectorAll<HTMLElement>('table, pre')) wide.tabIndex = 0;
    return body.innerHTML;
  });
}
