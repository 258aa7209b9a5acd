import { Component, inject, output, signal } from '@angular/core';
import { Problem, sentencesOf } from '../../core/api/problem';
import { Texts } from '../../shared/locale/texts';
import { Dialog } from '../../shared/ui/dialog/dialog';
import { Field } from '../../shared/ui/field/field';
import { Workbench } from './workbench';

/** Asks what a new scenario is to show; its file is named after that. */
@Component({
  selector: 'as-new-scenario-dialog',
  imports: [Dialog, Field],
  template: `
    <as-dialog [heading]="t('story.new')" (left)="left.emit()" (done)="make(sentence.value.trim())">
      <as-field
        for="new-scenario"
        [label]="t('story.sentence')"
        [required]="true"
        [hint]="t('story.sentenceHint')"
        [wrong]="refused()"
      >
        <input #sentence id="new-scenario" class="input" autocomplete="off" maxlength="200" required />
      </as-field>
      <ng-container foot>
        <button class="button button-quiet" type="button" (click)="left.emit()">{{ t('design.cancel') }}</button>
        <button class="button button-primary" type="submit">{{ t('story.make') }}</button>
      </ng-container>
    </as-dialog>
  `,
})
export class NewScenarioDialog {
  readonly left = output();
  /** The name of its file. */
  readonly made = output<string>();

  protected readonly t = inject(Texts).t;
  private readonly bench = inject(Workbench);
  protected readonly refused = signal<string | null>(null);

  protected async make(sentence: string): Promise<void> {
    if (!sentence) return;
    try {
      this.made.emit(await this.bench.addScenario(sentence));
    } catch (error) {
      this.refused.set(sentencesOf(Problem.of(error), this.t));
    }
  }
}
