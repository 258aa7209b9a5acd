import { Component, computed, inject, input, output } from '@angular/core';
import { Amounts } from '../../locale/amounts';
import type { Attachment } from '../../model/model';
import { Icon } from '../icon/icon';

/** A file by name and size; pressing it opens it. */
@Component({
  selector: 'as-file-chip',
  imports: [Icon],
  template: `
    <button class="file" type="button" [title]="file().name" (click)="opened.emit(file())">
      <as-icon [name]="image() ? 'image' : 'file'" /><span class="clip">{{ file().name }}</span
      ><i>{{ size() }}</i>
    </button>
  `,
  styles: `
    :host {
      display: inline-flex;
      max-width: 100%;
    }
  `,
})
export class FileChip {
  readonly file = input.required<Attachment>();
  readonly opened = output<Attachment>();
  private readonly amounts = inject(Amounts);
  protected readonly image = computed(() => this.file().type.startsWith('image/'));
  protected readonly size = computed(() => this.amounts.size(this.file().size));
}
