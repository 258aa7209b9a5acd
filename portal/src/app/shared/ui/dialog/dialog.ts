import { Component, input, output } from '@angular/core';
import { Modal } from './modal';

/** Only for what cannot be taken back, or needs words first; the button names the act. */
@Component({
  selector: 'as-dialog',
  imports: [Modal],
  template: `
    <dialog asModal class="dialog" [attr.aria-label]="heading()" (left)="left.emit()">
      <form class="inner" (submit)="$event.preventDefault(); done.emit()">
        <div class="dialog-body">
          <h2>{{ heading() }}</h2>
          <ng-content />
        </div>
        <div class="dialog-foot">
          <ng-content select="[foot]" />
        </div>
      </form>
    </dialog>
  `,
  styles: `
    dialog {
      width: min(480px, calc(100vw - 32px));
    }
    dialog[open] {
      animation: appear var(--motion-enter) var(--ease-out);
    }
    .dialog-body {
      padding: 24px;
      display: grid;
      gap: 16px;
    }
    h2 {
      font: var(--type-title);
      letter-spacing: -0.012em;
    }
    .dialog-foot {
      display: flex;
      justify-content: flex-end;
      gap: 8px;
      padding: 12px 24px;
      border-top: 1px solid var(--line);
    }
    @keyframes appear {
      from {
        opacity: 0;
        transform: translateY(4px);
      }
    }
    @media (max-width: 719px) {
      .dialog-foot {
        flex-wrap: wrap;
      }
      .dialog-foot ::ng-deep .button {
        flex: 1 1 auto;
      }
    }
  `,
})
export class Dialog {
  readonly heading = input.required<string>();
  readonly left = output();
  readonly done = output();
}
