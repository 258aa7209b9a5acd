import { Component, computed, input } from '@angular/core';
import DOMPurify from 'dompurify';

/** Text that the server rendered from Markdown; sanitised once more before it is shown. */
@Component({
  selector: 'as-prose',
  template: `<div class="prose" [innerHTML]="clean()"></div>`,
})
export class Prose {
  readonly html = input.required<string>();
  protected readonly clean = computed(() => DOMPurify.sanitize(this.html()));
}
