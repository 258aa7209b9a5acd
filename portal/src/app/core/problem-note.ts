import { Component, computed, inject, input, output } from '@angular/core';
import { Texts } from '../shared/locale/texts';
import { Icon } from '../shared/ui/icon/icon';
import { type Problem, sentencesOf } from './api/problem';

/** In place of a part that could not be read: why, by which request id, and once more. Nothing here says that nothing is there. */
@Component({
  selector: 'as-problem-note',
  imports: [Icon],
  template: `
    <as-icon name="alert" />
    <p class="grow">
      <b>{{ t('problem.title') }}.</b> {{ why() }}
      @if (problem().requestId; as id) {
        <span class="meta">{{ t('problem.requestId', { id }) }}</span>
      }
    </p>
    <button class="button button-s" type="button" (click)="again.emit()">{{ t('problem.again') }}</button>
  `,
  host: { role: 'alert', class: 'note is-bad' },
})
export class ProblemNote {
  readonly problem = input.required<Problem>();
  readonly again = output();
  protected readonly t = inject(Texts).t;
  protected readonly why = computed(() => sentencesOf(this.problem(), this.t, 'problem.unread'));
}
