import { Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Texts } from '../../shared/locale/texts';
import { Icon } from '../../shared/ui/icon/icon';
import { Toasts } from '../toasts';

@Component({
  selector: 'as-toast-view',
  imports: [Icon, RouterLink],
  template: `
    <div class="toasts" role="status" aria-live="polite">
      @for (toast of shown(); track toast.id) {
        <div class="toast" [class.is-held]="toast.undo" [class.is-wrong]="toast.kind === 'bad'">
          <as-icon [name]="toast.kind === 'bad' ? 'alert' : 's-approved'" />
          <span class="text">{{ toast.text }}</span>
          @if (toast.link; as link) {
            <a class="undo" [routerLink]="link.to">{{ link.label }}</a>
          }
          @if (toast.undo) {
            <button class="undo" type="button" (click)="toasts.undo()">{{ t('shell.undo') }}<kbd>Z</kbd></button>
          } @else {
            <button class="undo" type="button" [attr.aria-label]="t('shell.close')" (click)="toasts.dismiss()">
              <as-icon name="x" [small]="true" />
            </button>
          }
        </div>
      }
    </div>
  `,
  styleUrl: './toast-view.css',
})
export class ToastView {
  protected readonly t = inject(Texts).t;
  protected readonly toasts = inject(Toasts);
  protected shown() {
    const toast = this.toasts.toast();
    return toast ? [toast] : [];
  }
}
