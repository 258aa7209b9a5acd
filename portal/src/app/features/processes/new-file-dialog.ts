import { Component, computed, inject, output, signal } from '@angular/core';
import { Problem, sentencesOf } from '../../core/api/problem';
import { Texts } from '../../shared/locale/texts';
import { Dialog } from '../../shared/ui/dialog/dialog';
import { Field } from '../../shared/ui/field/field';
import { contentOf, type FileKind, fileNameOf, wordless } from './new-file';
import { slugOf } from './slug';
import { Workbench } from './workbench';

/** In which the packs speak besides English. */
const language = 'de';

/** Asks what the pack is to have besides: a decision, a process that it calls, a form, or words in another language. */
@Component({
  selector: 'as-new-file-dialog',
  imports: [Dialog, Field],
  template: `
    <as-dialog [heading]="t('file.new')" (left)="left.emit()" (done)="make()">
      <as-field for="file-kind" [label]="t('file.kind')" [hint]="t('file.about.' + kind())">
        <select #which id="file-kind" class="input select" (change)="choose(which.value)">
          @for (each of kinds(); track each) {
            <option [value]="each" [selected]="each === kind()">{{ t('file.' + each) }}</option>
          }
        </select>
      </as-field>
      @switch (kind()) {
        @case ('words') {
          <as-field for="file-source" [label]="t('file.source')" [wrong]="refused()">
            <select #chosen id="file-source" class="input select" (change)="source.set(chosen.value)">
              @for (each of offered(); track each.name) {
                <option [value]="each.name" [selected]="each.name === wanted()">{{ each.source }}</option>
              }
            </select>
          </as-field>
        }
        @default {
          <as-field
            for="file-name"
            [label]="t('file.name')"
            [hint]="wanted() && t('file.nameHint', { name: wanted() })"
            [required]="true"
            [wrong]="refused()"
          >
            <input
              #word
              id="file-name"
              class="input"
              autocomplete="off"
              maxlength="60"
              required
              aria-describedby="file-name-hint"
              (input)="named.set(word.value)"
            />
          </as-field>
        }
      }
      <ng-container foot>
        <button class="button button-quiet" type="button" (click)="left.emit()">{{ t('design.cancel') }}</button>
        <button class="button button-primary" type="submit">{{ t('file.make') }}</button>
      </ng-container>
    </as-dialog>
  `,
})
export class NewFileDialog {
  readonly left = output();
  /** Its name. */
  readonly made = output<string>();

  protected readonly t = inject(Texts).t;
  private readonly bench = inject(Workbench);
  protected readonly kind = signal<FileKind>('decision');
  protected readonly named = signal('');
  protected readonly source = signal('');
  protected readonly refused = signal<string | null>(null);
  protected readonly offered = computed(() => wordless(this.bench.files(), language));
  protected readonly kinds = computed<FileKind[]>(() => [
    'decision',
    'process',
    'form',
    ...(this.offered().length ? (['words'] as const) : []),
  ]);
  private readonly id = computed(() => slugOf(this.named(), 60));
  protected readonly wanted = computed(() => {
    const kind = this.kind();
    if (kind === 'words') return this.source() || (this.offered()[0]?.name ?? '');
    return this.id() && fileNameOf(kind, this.id());
  });

  protected choose(kind: string): void {
    this.refused.set(null);
    this.kind.set(kind as FileKind);
  }

  protected async make(): Promise<void> {
    const kind = this.kind();
    const name = this.wanted();
    if (this.bench.files().includes(name)) return this.refused.set(this.t('file.taken'));
    try {
      const text = kind === 'words' ? '' : contentOf(kind, this.id(), this.named().trim());
      this.made.emit(await this.bench.add(name, text));
    } catch (error) {
      this.refused.set(sentencesOf(Problem.of(error), this.t));
    }
  }
}
