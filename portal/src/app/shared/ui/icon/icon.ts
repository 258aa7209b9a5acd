import { Component, computed, input } from '@angular/core';

/** A symbol of the sprite in `index.html`, 20 px or small. */
@Component({
  selector: 'as-icon',
  template: `<svg class="icon" [class.icon-s]="small()" aria-hidden="true"><use [attr.href]="reference()" /></svg>`,
  styles: `
    :host {
      display: contents;
    }
  `,
})
export class Icon {
  readonly name = input.required<string>();
  readonly small = input(false);
  protected readonly reference = computed(() => `#i-${this.name()}`);
}
