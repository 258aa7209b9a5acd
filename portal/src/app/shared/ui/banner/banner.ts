import { Component, computed, input } from '@angular/core';
import { Icon } from '../icon/icon';

const icons = { open: 'info', waiting: 'alert', bad: 's-rejected', done: 's-approved' };

/** A fact about the whole page; what may be done about it is content. */
@Component({
  selector: 'as-banner',
  imports: [Icon],
  template: `<as-icon [name]="icon()" /><span class="grow"><ng-content /></span><ng-content select="[act]" />`,
  host: { '[class]': '"is-" + kind()' },
  styles: `
    :host {
      display: flex;
      align-items: center;
      gap: 12px;
      padding: 10px 16px;
      border-radius: var(--radius-card);
      color: var(--fg);
      background: var(--bg);
    }
  `,
})
export class Banner {
  readonly kind = input<keyof typeof icons>('open');
  protected readonly icon = computed(() => icons[this.kind()]);
}
