import { Component, effect, inject, input, output, signal } from '@angular/core';
import { Problem, sentencesOf } from '../../core/api/problem';
import { Texts } from '../../shared/locale/texts';
import { Dialog } from '../../shared/ui/dialog/dialog';
import { ChangedElements } from './changed-elements';
import { type Change, DesignApi } from './design-api';
import type { OpenFile } from './open-file';
import { Workbench } from './workbench';

/** What somebody else has written, held against what was typed here. */
@Component({
  selector: 'as-difference-dialog',
  imports: [ChangedElements, Dialog],
  template: `
    <as-dialog [heading]="t('design.theirsAndMine')" (left)="left.emit()" (done)="left.emit()">
      <p>{{ t('design.differenceAbout', { name: file().theirs()?.value?.changed_by?.name ?? '' }) }}</p>
      @for (change of changes(); track change.file) {
        <as-changed-elements [change]="change" />
      } @empty {
        <p class="muted" role="status">{{ refused() ?? (isRead() ? t('design.noDifference') : '') }}</p>
      }
      <ng-container foot>
        <button class="button" type="submit">{{ t('design.back') }}</button>
      </ng-container>
    </as-dialog>
  `,
})
export class DifferenceDialog {
  readonly file = input.required<OpenFile>();
  readonly left = output();

  protected readonly t = inject(Texts).t;
  protected readonly changes = signal<Change[]>([]);
  protected readonly isRead = signal(false);
  protected readonly refused = signal<string | null>(null);

  constructor() {
    const api = inject(DesignApi);
    const pack = inject(Workbench).key();
    effect((onCleanup) => {
      const answer = api.compare(pack, this.file().name, this.file().text()).subscribe({
        next: (changes) => {
          this.changes.set(changes);
          this.isRead.set(true);
        },
        error: (error: unknown) => this.refused.set(sentencesOf(Problem.of(error), this.t)),
      });
      onCleanup(() => answer.unsubscribe());
    });
  }
}
