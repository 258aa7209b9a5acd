import { Component, inject, input, output, signal } from '@angular/core';
import { Problem, sentencesOf } from '../../core/api/problem';
import { Texts } from '../../shared/locale/texts';
import { Dialog } from '../../shared/ui/dialog/dialog';
import { Field } from '../../shared/ui/field/field';
import type { OpenFile } from './open-file';
import { Workbench } from './workbench';

/** Asks what a file is to be called. */
@Component({
  selector: 'as-rename-file-dialog',
  imports: [Dialog, Field],
  template: `
    <as-dialog [heading]="t('file.rename')" (left)="left.emit()" (done)="rename(name.value.trim())">
      <as-field
        for="file-renamed"
        [label]="t('file.name')"
        [hint]="t('file.renameHint')"
        [required]="true"
        [wrong]="refused()"
      >
        <input
          #name
          id="file-renamed"
          class="input code"
          autocomplete="off"
          maxlength="100"
          required
          aria-describedby="file-renamed-hint"
          [value]="file().name"
        />
      </as-field>
      <ng-container foot>
        <button class="button button-quiet" type="button" (click)="left.emit()">{{ t('design.cancel') }}</button>
        <button class="button button-primary" type="submit">{{ t('file.rename') }}</button>
      </ng-container>
    </as-dialog>
  `,
})
export class RenameFileDialog {
  readonly file = input.required<OpenFile>();
  readonly left = output();
  /** What it is called now. */
  readonly renamed = output<string>();

  protected readonly t = inject(Texts).t;
  private readonly bench = inject(Workbench);
  protected readonly refused = signal<string | null>(null);

  protected async rename(to: string): Promise<void> {
    if (to === this.file().name) return this.left.emit();
    try {
      this.renamed.emit(await this.bench.rename(this.file(), to));
    } catch (error) {
      this.refused.set(sentencesOf(Problem.of(error), this.t));
    }
  }
}
