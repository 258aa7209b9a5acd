import { Component, computed, inject, input, output } from '@angular/core';
import { Amounts } from '../../locale/amounts';
import { Texts } from '../../locale/texts';
import type { Attachment } from '../../model/model';
import { Icon } from '../icon/icon';

/** A file by name and size; pressing it opens it. */
@Component({
  selector: 'as-file-chip',
  imports: [Icon],
  template: `
    <button class="file" type="button" [title]="file().name" (click)="opened.emit(file())">
      <as-icon [name]="image() ? 'image' : 'file'" /><span class="name"
        ><span class="clip">{{ begin() }}</span
        ><span>{{ end() }}</span></span
      ><i>{{ size() }}</i>
    </button>
    @if (removable()) {
      <button
        class="remove"
        type="button"
        [attr.aria-label]="t('files.remove', { name: file().name })"
        [title]="t('conversation.remove')"
        (click)="removed.emit(file())"
      >
        <as-icon name="x" [small]="true" />
      </button>
    }
  `,
  host: { '[class.is-removable]': 'removable()' },
  styles: `
    :host {
      position: relative;
      display: inline-flex;
      max-width: 100%;
    }
    .name {
      display: flex;
      min-width: 0;
      white-space: nowrap;
    }
    :host(.is-removable) .file {
      padding-right: 40px;
    }
    .remove {
      position: absolute;
      inset: 0 0 0 auto;
      display: grid;
      place-items: center;
      width: 32px;
      border-radius: 0 var(--radius-control) var(--radius-control) 0;
      color: var(--text-muted);
    }
    .remove:hover {
      color: var(--text);
      background: var(--surface-hover);
    }
  `,
})
export class FileChip {
  readonly file = input.required<Attachment>();
  /** Whether the reader may take it away. */
  readonly removable = input(false);
  readonly opened = output<Attachment>();
  readonly removed = output<Attachment>();
  protected readonly t = inject(Texts).t;
  private readonly amounts = inject(Amounts);
  private readonly letters = computed(() => [...this.file().name]);
  /** Of a long name the end stays to be seen: it tells what kind of file it is. */
  private readonly cut = computed(() => (this.letters().length > 32 ? -12 : Infinity));
  protected readonly begin = computed(() => this.letters().slice(0, this.cut()).join(''));
  protected readonly end = computed(() => this.letters().slice(this.cut()).join(''));
  protected readonly image = computed(() => this.file().type.startsWith('image/'));
  protected readonly size = computed(() => this.amounts.size(this.file().size));
}
