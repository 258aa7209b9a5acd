import { httpResource } from '@angular/common/http';
import { Component, computed, inject, output, signal } from '@angular/core';
import { Problem, sentencesOf } from '../../core/api/problem';
import { Texts } from '../../shared/locale/texts';
import type { Page } from '../../shared/model/model';
import { Dialog } from '../../shared/ui/dialog/dialog';
import { Field } from '../../shared/ui/field/field';
import type { LetterChoice } from './design-api';
import { Workbench } from './workbench';

/** Asks what the pack is to say in words of its own, and in which language; they begin as those of the platform. */
@Component({
  selector: 'as-new-letter-dialog',
  imports: [Dialog, Field],
  template: `
    <as-dialog [heading]="t('letter.new')" (left)="left.emit()" (done)="make(file.value)">
      <p>{{ t('letter.about') }}</p>
      <as-field for="letter-language" [label]="t('letter.language')">
        <select #language id="letter-language" class="input select" (change)="code.set(language.value)">
          @for (each of languages(); track each) {
            <option [value]="each" [selected]="each === code()">{{ nameOf(each) }}</option>
          }
        </select>
      </as-field>
      <as-field for="letter-event" [label]="t('letter.event')" [required]="true" [wrong]="refused()">
        <select #file id="letter-event" class="input select" required>
          @for (choice of offered(); track choice.file) {
            <option [value]="choice.file">{{ t('event.' + choice.event) }}</option>
          }
        </select>
      </as-field>
      <ng-container foot>
        <button class="button button-quiet" type="button" (click)="left.emit()">{{ t('design.cancel') }}</button>
        <button class="button button-primary" type="submit">{{ t('letter.make') }}</button>
      </ng-container>
    </as-dialog>
  `,
})
export class NewLetterDialog {
  readonly left = output();
  /** The name of its file. */
  readonly made = output<string>();

  private readonly texts = inject(Texts);
  protected readonly t = this.texts.t;
  private readonly bench = inject(Workbench);
  protected readonly code = signal<string>(this.texts.language());
  protected readonly refused = signal<string | null>(null);
  private readonly choices = httpResource<Page<LetterChoice>>(
    () => `/api/v1/packs/${this.bench.key()}/draft/templates`,
  );
  private readonly all = computed(() => (this.choices.hasValue() ? this.choices.value().items : []));
  protected readonly languages = computed(() => [...new Set(this.all().map(({ language }) => language))]);
  /** What it does not say yet. */
  protected readonly offered = computed(() =>
    this.all().filter(({ file, language }) => language === this.code() && !this.bench.files().includes(file)),
  );

  protected nameOf(code: string): string {
    return new Intl.DisplayNames(this.texts.language(), { type: 'language' }).of(code) ?? code;
  }

  protected async make(file: string): Promise<void> {
    const choice = this.offered().find((each) => each.file === file);
    if (!choice) return;
    try {
      await this.bench.add(choice.file, choice.usual);
      this.made.emit(choice.file);
    } catch (error) {
      this.refused.set(sentencesOf(Problem.of(error), this.t));
    }
  }
}
