import { Component, ElementRef, inject, input, output, signal, viewChild } from '@angular/core';
import { Texts } from '../../locale/texts';
import { Icon } from '../icon/icon';

/** Files dropped or chosen. */
@Component({
  selector: 'as-drop-zone',
  imports: [Icon],
  template: `
    <button
      class="drop"
      type="button"
      [class.is-over]="over()"
      [disabled]="busy()"
      (click)="chooser().nativeElement.click()"
      (dragover)="$event.preventDefault(); over.set(true)"
      (dragleave)="over.set(false)"
      (drop)="drop($event)"
    >
      <as-icon name="upload" />
      <span class="grow"
        >{{ busy() ? t('files.sending') : text() }}
        <span class="link">{{ busy() ? '' : t('files.choose') }}</span></span
      >
    </button>
    <input #pick type="file" multiple hidden (change)="choose()" />
  `,
  styles: `
    .drop {
      display: flex;
      align-items: center;
      gap: 12px;
      width: 100%;
      padding: 12px;
      border: 1px dashed var(--line-control);
      border-radius: var(--radius-control);
      color: var(--text-muted);
      text-align: left;
    }
    .drop:hover,
    .drop.is-over {
      border-color: var(--focus);
      background: var(--surface-hover);
    }
  `,
})
export class DropZone {
  readonly text = input.required<string>();
  readonly busy = input(false);
  readonly chosen = output<File[]>();
  protected readonly t = inject(Texts).t;
  protected readonly over = signal(false);
  protected readonly chooser = viewChild.required<ElementRef<HTMLInputElement>>('pick');

  protected drop(event: DragEvent): void {
    event.preventDefault();
    this.over.set(false);
    const files = [...(event.dataTransfer?.files ?? [])];
    if (files.length) this.chosen.emit(files);
  }

  protected choose(): void {
    const input = this.chooser().nativeElement;
    const files = [...(input.files ?? [])];
    input.value = '';
    if (files.length) this.chosen.emit(files);
  }
}
