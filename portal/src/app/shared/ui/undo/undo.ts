import { Component, inject, input } from '@angular/core';
import { Texts } from '../../locale/texts';
import { Icon } from '../icon/icon';

/** Takes back what was done last in an editor, and does it again. */
@Component({
  selector: 'as-undo',
  imports: [Icon],
  template: `
    <button
      class="button button-icon button-s"
      type="button"
      [disabled]="!of().canUndo()"
      [attr.aria-label]="t('diagram.undo')"
      (click)="of().undo()"
    >
      <as-icon name="undo" [small]="true" />
    </button>
    <button
      class="button button-icon button-s"
      type="button"
      [disabled]="!of().canRedo()"
      [attr.aria-label]="t('diagram.redo')"
      (click)="of().redo()"
    >
      <as-icon name="retry" [small]="true" />
    </button>
  `,
  styles: `
    :host {
      display: contents;
    }
  `,
})
export class Undo {
  readonly of = input.required<{ canUndo(): boolean; canRedo(): boolean; undo(): void; redo(): void }>();

  protected readonly t = inject(Texts).t;
}
