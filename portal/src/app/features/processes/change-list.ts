import { Component, computed, effect, inject, input, signal } from '@angular/core';
import type { Subscription } from 'rxjs';
import { Problem } from '../../core/api/problem';
import { ProblemNote } from '../../core/problem-note';
import { Texts } from '../../shared/locale/texts';
import { Empty } from '../../shared/ui/empty/empty';
import { ChangedElements } from './changed-elements';
import { type Change, DesignApi } from './design-api';
import { ModelChange } from './model-change';
import { Workbench } from './workbench';

/** What a release, or else the draft, has that an earlier one has not, and the other way round, file by file; of a draft that has no earlier one only which files there are. */
@Component({
  selector: 'as-change-list',
  imports: [ChangedElements, Empty, ModelChange, ProblemNote],
  template: `
    @if (problem(); as problem) {
      <as-problem-note class="card" [problem]="problem" (again)="read()" />
    }
    @for (change of changes(); track change.file) {
      <section class="card" [attr.aria-label]="change.file">
        <div class="card-head">
          <h2 class="clip">{{ change.file }}</h2>
          <span class="tag">{{ t('design.kind.' + change.kind) }}</span>
        </div>
        @if (!bench.isFirst()) {
          @if (change.file.endsWith('.bpmn') && change.elements.length) {
            <as-model-change [change]="change" [from]="base()" [to]="to()" />
          }
          <as-changed-elements [change]="change" />
        }
      </section>
    } @empty {
      @if (loaded()) {
        <as-empty
          [heading]="t('design.noChanges')"
          [text]="t(to() ? 'design.sameReleases' : 'design.noChangesText', { n: base(), to: to() ?? '' })"
        />
      }
    }
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 16px;
    }
  `,
})
export class ChangeList {
  /** Number of the release before; the one for all unless given. */
  readonly from = input<number>();
  /** Number of the release after; the draft unless given. */
  readonly to = input<number>();

  protected readonly t = inject(Texts).t;
  private readonly api = inject(DesignApi);
  protected readonly bench = inject(Workbench);
  protected readonly changes = signal<Change[]>([]);
  protected readonly loaded = signal(false);
  protected readonly problem = signal<Problem | null>(null);
  protected readonly base = computed(() => this.from() ?? this.bench.current()?.number ?? 0);

  constructor() {
    effect((onCleanup) => {
      if (this.to()) this.changes.set([]);
      else if (!this.bench.draft()) return;
      const answer = this.read();
      onCleanup(() => answer.unsubscribe());
    });
  }

  protected read(): Subscription {
    return this.api.changes(this.bench.key(), this.from(), this.to()).subscribe({
      next: (changes) => {
        this.problem.set(null);
        this.changes.set(changes);
        this.loaded.set(true);
      },
      error: (error: unknown) => this.problem.set(Problem.of(error)),
    });
  }
}
