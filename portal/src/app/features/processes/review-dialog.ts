import { Component, computed, inject, input, output, signal } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { Problem, sentencesOf } from '../../core/api/problem';
import { Texts } from '../../shared/locale/texts';
import type { Person } from '../../shared/model/model';
import { Dialog } from '../../shared/ui/dialog/dialog';
import { Field } from '../../shared/ui/field/field';
import { ReviewApi, type Standing } from './review-api';

/** Asks for the words that a review begins with, or that a draft is sent back with. */
@Component({
  selector: 'as-review-dialog',
  imports: [Dialog, Field],
  template: `
    <as-dialog [heading]="t('review.' + act() + '.title')" (left)="left.emit()" (done)="send(words.value)">
      <as-field for="review-words" [label]="t('review.' + act() + '.words')" [required]="true">
        <textarea #words id="review-words" class="input" rows="3" required maxlength="1000"></textarea>
      </as-field>
      @if (act() === 'ask') {
        <as-field for="review-person" [label]="t('review.who')">
          <select #chosen id="review-person" class="input select" (change)="reviewer.set(chosen.value)">
            <option value="">{{ t('review.anybody') }}</option>
            @for (person of reviewers(); track person.id) {
              <option [value]="person.id">{{ person.name }}</option>
            }
          </select>
        </as-field>
      }
      @if (refused(); as sentence) {
        <p class="wrong" role="alert">{{ sentence }}</p>
      }
      <ng-container foot>
        <button class="button button-quiet" type="button" (click)="left.emit()">{{ t('design.cancel') }}</button>
        <button class="button button-primary" type="submit" [disabled]="busy()">
          {{ t('review.' + act() + '.button') }}
        </button>
      </ng-container>
    </as-dialog>
  `,
})
export class ReviewDialog {
  readonly pack = input.required<string>();
  readonly act = input.required<'ask' | 'sendBack'>();
  readonly reviewers = input.required<Person[]>();
  readonly left = output();
  readonly sent = output<Standing>();

  protected readonly t = inject(Texts).t;
  private readonly api = inject(ReviewApi);
  /** None for whoever may. */
  protected readonly reviewer = signal('');
  protected readonly busy = signal(false);
  private readonly problem = signal<Problem | null>(null);
  protected readonly refused = computed(() => {
    const problem = this.problem();
    return problem ? sentencesOf(problem, this.t) : null;
  });

  protected async send(words: string): Promise<void> {
    if (!words.trim() || this.busy()) return;
    this.busy.set(true);
    try {
      this.sent.emit(
        await firstValueFrom(
          this.act() === 'ask'
            ? this.api.ask(this.pack(), words, this.reviewer() || null)
            : this.api.sendBack(this.pack(), words),
        ),
      );
    } catch (error) {
      this.problem.set(Problem.of(error));
    } finally {
      this.busy.set(false);
    }
  }
}
