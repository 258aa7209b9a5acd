import { Component } from '@angular/core';

@Component({
  selector: 'as-logo',
  template: `<svg viewBox="0 0 24 24" aria-hidden="true">
    <rect width="24" height="24" rx="7" fill="url(#logo-fill)" />
    <circle cx="6.9" cy="12.6" r="1.35" fill="#fff" />
    <path
      d="m9.6 14.4 2.2 2.2 5.7-7.4"
      fill="none"
      stroke="#fff"
      stroke-width="2.1"
      stroke-linecap="round"
      stroke-linejoin="round"
    />
  </svg>`,
  styles: `
    :host {
      display: block;
      flex: none;
      width: 24px;
      height: 24px;
    }
    svg {
      display: block;
      width: 100%;
      height: 100%;
    }
  `,
})
export class Logo {}
