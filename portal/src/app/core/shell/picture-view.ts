import { Component, inject } from '@angular/core';
import { Texts } from '../../shared/locale/texts';
import { Modal } from '../../shared/ui/dialog/modal';
import { Icon } from '../../shared/ui/icon/icon';
import { Files } from '../files';

/** The picture that is looked at, by its name. */
@Component({
  selector: 'as-picture-view',
  imports: [Icon, Modal],
  template: `
    @if (files.picture(); as picture) {
      <dialog asModal [attr.aria-label]="picture.name" (left)="files.close()">
        <header>
          <h2 class="grow clip" [title]="picture.name">{{ picture.name }}</h2>
          <a class="button button-s" [href]="picture.url" [download]="picture.name">
            <as-icon name="download" [small]="true" />{{ t('files.download') }}
          </a>
          <button
            class="button button-quiet button-icon button-s"
            type="button"
            [attr.aria-label]="t('shell.close')"
            (click)="files.close()"
          >
            <as-icon name="x" />
          </button>
        </header>
        <img [src]="picture.url" [alt]="picture.name" />
      </dialog>
    }
  `,
  styles: `
    dialog {
      max-width: calc(100vw - 32px);
      max-height: calc(100dvh - 32px);
    }
    header {
      display: flex;
      align-items: center;
      gap: 8px;
      padding: 12px 12px 12px 24px;
    }
    h2 {
      font: var(--type-text-strong);
    }
    img {
      display: block;
      min-width: min(320px, 100%);
      max-width: 100%;
      max-height: calc(100dvh - 96px);
      margin: 0 auto;
      object-fit: scale-down;
    }
  `,
})
export class PictureView {
  protected readonly t = inject(Texts).t;
  protected readonly files = inject(Files);
}
