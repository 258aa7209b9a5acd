import { Component, inject, input, output } from '@angular/core';
import { Texts } from '../../locale/texts';
import { Icon } from '../icon/icon';

/** A file that was chosen and is not there, and why. */
export interface RefusedFile {
  name: string;
  why: string;
}

/** What became of files that are not there, each by its name, until it was read. */
@Component({
  selector: 'as-refused-files',
  imports: [Icon],
  template: `
    @for (file of files(); track file) {
      <p>
        <as-icon name="alert" [small]="true" />
        <span
          ><b>{{ file.name }}</b> {{ file.why }}</span
        >
        <button
          class="button button-quiet button-icon button-s"
          type="button"
          [attr.aria-label]="t('files.read', { name: file.name })"
          [title]="t('shell.close')"
          (click)="read.emit(file)"
        >
          <as-icon name="x" [small]="true" />
        </button>
      </p>
    }
  `,
  host: { 'aria-live': 'polite' },
  styles: `
    :host {
      display: grid;
      gap: 4px;
    }
    :host:empty {
      display: none;
    }
    p {
      display: grid;
      grid-template-columns: 16px minmax(0, 1fr) auto;
      align-items: center;
      gap: 8px;
      padding: 4px 4px 4px 12px;
      border-radius: var(--radius-control);
      color: var(--status-bad-fg);
      background: var(--status-bad-bg);
      overflow-wrap: anywhere;
    }
    b {
      font-weight: 500;
    }
  `,
})
export class RefusedFiles {
  readonly files = input.required<RefusedFile[]>();
  readonly read = output<RefusedFile>();
  protected readonly t = inject(Texts).t;
}
