import { Component, computed, inject, input, output } from '@angular/core';
import { Texts } from '../../shared/locale/texts';
import { Icon } from '../../shared/ui/icon/icon';
import { ChangeList } from './change-list';
import { Workbench } from './workbench';

/** What is different between two releases of a pack, whichever are chosen. */
@Component({
  selector: 'as-release-comparison',
  imports: [ChangeList, Icon],
  template: `
    <section class="card" [attr.aria-label]="t('design.whatChanged')">
      <div class="card-head">
        <button class="button button-s" type="button" (click)="left.emit()">
          <as-icon name="left" [small]="true" />{{ t('design.releases') }}
        </button>
        @for (side of sides(); track side.label) {
          <label
            >{{ side.label
            }}<select #chosen class="input select" (change)="side.chosen.emit(+chosen.value)">
              @for (each of bench.releases(); track each.id) {
                <option [value]="each.number" [selected]="each.number === side.release">
                  {{ t('design.release', { n: each.number }) }}
                </option>
              }
            </select></label
          >
        }
      </div>
    </section>
    <as-change-list [from]="from()" [to]="to()" />
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 16px;
    }
    .card-head {
      flex-wrap: wrap;
      padding-block: 8px;
      border-bottom: 0;
    }
    label {
      display: inline-flex;
      align-items: center;
      gap: 8px;
    }
    select {
      width: auto;
    }
  `,
})
export class ReleaseComparison {
  readonly from = input.required<number>();
  readonly to = input.required<number>();
  readonly left = output();
  readonly fromChosen = output<number>();
  readonly toChosen = output<number>();

  protected readonly t = inject(Texts).t;
  protected readonly bench = inject(Workbench);
  protected readonly sides = computed(() => [
    { label: this.t('design.before'), release: this.from(), chosen: this.fromChosen },
    { label: this.t('design.after'), release: this.to(), chosen: this.toChosen },
  ]);
}
