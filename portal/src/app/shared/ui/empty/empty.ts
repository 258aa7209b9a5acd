import { Component, input } from '@angular/core';

/** What the place is for when nothing is there, and the next step as content. */
@Component({
  selector: 'as-empty',
  template: `
    <svg viewBox="0 0 120 72" aria-hidden="true">
      <rect x="22" y="14" width="76" height="16" rx="4" />
      <rect x="14" y="36" width="92" height="16" rx="4" stroke-dasharray="4 4" />
      <path d="M32 22h28M24 44h40" />
      <circle cx="88" cy="22" r="4" />
    </svg>
    <h3>{{ heading() }}</h3>
    <p>{{ text() }}</p>
    <ng-content />
  `,
  styles: `
    :host {
      display: grid;
      justify-items: center;
      gap: 8px;
      max-width: 360px;
      margin: 0 auto;
      padding: var(--s-8) 16px;
      text-align: center;
    }
    svg {
      width: 120px;
      height: 72px;
      margin-bottom: 8px;
      fill: none;
      stroke: var(--line-strong);
      stroke-width: 1.5;
    }
    p {
      margin-bottom: 8px;
      color: var(--text-muted);
      text-wrap: pretty;
    }
  `,
})
export class Empty {
  readonly heading = input.required<string>();
  readonly text = input.required<string>();
}
