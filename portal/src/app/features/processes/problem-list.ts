import { Component, computed, inject, input, linkedSignal, output } from '@angular/core';
import { Texts } from '../../shared/locale/texts';
import type { Hint } from '../../shared/ui/diagram-view/lint';
import type { Repair } from '../../shared/ui/diagram-view/repairs';
import { formOf, partAt, partsOf } from '../../shared/ui/form-view/schema';
import { Icon } from '../../shared/ui/icon/icon';
import type { PackProblem } from './design-api';
import { RepairOffer } from './repair-offer';
import { Workbench } from './workbench';

/** How many are shown at first, and with each press. */
const page = 100;

/** What keeps the draft from being published, and what could be drawn better. */
@Component({
  selector: 'as-problem-list',
  imports: [Icon, RepairOffer],
  template: `
    <section class="card" aria-labelledby="problems">
      <div class="card-head">
        <h2 id="problems">{{ t('design.problems') }}</h2>
        <span class="n faint num">{{ bench.problems().length }}</span>
        @if (repairs().size > 1) {
          <button class="button button-s end" type="button" (click)="mended.emit(repairs())">
            {{ t('repair.all', { n: repairs().size }) }}
          </button>
        }
      </div>
      @if (!bench.problems().length) {
        <p class="quiet muted">{{ t('design.noProblems') }}</p>
      }
      @if (bench.problems().length || hints().length) {
        <ul class="rows">
          @for (problem of shown(); track $index) {
            <li>
              <button class="row is-bad" type="button" (click)="opened.emit(problem)">
                <as-icon name="s-rejected" [small]="true" />
                <b>{{ problem.file }} {{ placeOf(problem) }}</b>
                <span class="row-meta">{{ problem.message }}</span>
              </button>
              @if (problem.repair && repairs().has(problem.repair)) {
                <as-repair-offer [repair]="problem.repair" (taken)="mended.emit([$event])" />
              }
            </li>
          }
          @for (hint of shownHints(); track hint.rule + hint.id) {
            <li>
              <button class="row is-waiting" type="button" (click)="pointed.emit(hint.id)">
                <as-icon name="info" [small]="true" />
                <b>{{ t('design.hint') }}: {{ names().get(hint.id) ?? hint.id }}</b>
                <span class="row-meta">{{ t('lint.' + hint.rule) }}</span>
              </button>
            </li>
          }
          @if (rest(); as count) {
            <li>
              <button class="button button-s more" type="button" (click)="most.set(most() + step)">
                {{ t('design.showMore', { count }) }}
              </button>
            </li>
          }
        </ul>
      }
    </section>
  `,
  styleUrl: './problem-list.css',
})
export class ProblemList {
  readonly hints = input.required<Hint[]>();
  /** What can be mended now. */
  readonly repairs = input.required<Set<Repair>>();
  /** Names of the elements of the diagram that is open, by their ids. */
  readonly names = input.required<ReadonlyMap<string, string>>();
  readonly opened = output<PackProblem>();
  /** The id of an element. */
  readonly pointed = output<string>();
  readonly mended = output<Iterable<Repair>>();

  protected readonly t = inject(Texts).t;
  protected readonly bench = inject(Workbench);
  protected readonly step = page;
  /** How many are shown at most: a model from elsewhere may have thousands. */
  protected readonly most = linkedSignal({ source: () => this.bench.file(), computation: () => page });
  protected readonly shown = computed(() => this.bench.problems().slice(0, this.most()));
  protected readonly shownHints = computed(() =>
    this.hints().slice(0, Math.max(0, this.most() - this.bench.problems().length)),
  );
  protected readonly rest = computed(
    () => this.bench.problems().length + this.hints().length - this.shown().length - this.shownHints().length,
  );
  /** The form that is open. */
  private readonly form = computed(() => {
    const file = this.bench.file();
    return file?.name.endsWith('.form') ? formOf(file.text()) : null;
  });

  /** A component of the form that is open is told by its label. */
  protected placeOf({ file, element }: PackProblem): string {
    const form = file === this.bench.file()?.name ? this.form() : null;
    const id = form && element.startsWith('/') && partAt(form, element);
    return (id && partsOf(form).find((part) => part.id === id)?.label) || element;
  }
}
