import { Component, inject, input, output } from '@angular/core';
import { Texts } from '../../shared/locale/texts';
import { Banner } from '../../shared/ui/banner/banner';
import type { Editing } from './editing';

/** Says that what stands in a form is not what the server has, and lets it go. */
@Component({
  selector: 'as-unsaved-note',
  imports: [Banner],
  template: `
    @if (editing().stale()) {
      <as-banner kind="waiting" role="alert">
        {{ t('admin.stale') }}
        <button act class="button button-quiet" type="button" (click)="editing().forget(); again.emit()">
          {{ t('admin.readAgain') }}
        </button>
      </as-banner>
    } @else if (editing().changed()) {
      <p class="unsaved">
        <span class="meta">{{ t('admin.unsaved') }}</span>
        <button class="button button-quiet button-s" type="button" (click)="editing().discard()">
          {{ t('admin.discard') }}
        </button>
      </p>
    }
  `,
  styles: `
    .unsaved {
      display: flex;
      align-items: center;
      gap: 8px;
    }
  `,
})
export class UnsavedNote {
  readonly editing = input.required<Editing<object>>();
  /** The state of the server is wanted. */
  readonly again = output();
  protected readonly t = inject(Texts).t;
}
