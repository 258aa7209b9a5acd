import { Component, inject, input, output } from '@angular/core';
import { Texts } from '../../shared/locale/texts';
import { Icon } from '../../shared/ui/icon/icon';

export type Pair = [name: string, value: string];

/** Names and values to change, to add to and to take away. */
@Component({
  selector: 'as-pair-list',
  imports: [Icon],
  template: `
    <fieldset>
      <legend class="legend">{{ t('pairs.' + words() + '.all') }}</legend>
      @for (pair of pairs(); track $index) {
        <div class="pair">
          <input
            #name
            class="input"
            autocomplete="off"
            [attr.aria-label]="t('pairs.' + words() + '.name', { n: $index + 1 })"
            [value]="pair[0]"
            (change)="set($index, [name.value.trim(), pair[1]])"
          />
          <input
            #value
            class="input code"
            autocomplete="off"
            [attr.aria-label]="t('pairs.' + words() + '.value', { name: pair[0] })"
            [value]="pair[1]"
            (change)="set($index, [pair[0], value.value.trim()])"
          />
          <button
            class="button button-quiet button-icon"
            type="button"
            [attr.aria-label]="t('pairs.' + words() + '.remove', { name: pair[0] })"
            (click)="set($index)"
          >
            <as-icon name="x" [small]="true" />
          </button>
        </div>
      }
      <button class="button button-s" type="button" (click)="set(pairs().length, fresh())">
        <as-icon name="plus" [small]="true" />{{ t('pairs.' + words() + '.add') }}
      </button>
    </fieldset>
  `,
  styles: `
    fieldset {
      display: grid;
      gap: 8px;
      justify-items: start;
      min-width: 0;
    }
    .pair {
      display: grid;
      grid-template-columns: minmax(0, 1fr) minmax(0, 1fr) var(--control);
      gap: 4px;
      width: 100%;
    }
    .code {
      font: 12px/18px var(--font-code);
    }
  `,
})
export class PairList {
  readonly pairs = input.required<Pair[]>();
  /** Where its texts are. */
  readonly words = input.required<string>();
  /** What an added one says at first. */
  readonly fresh = input.required<Pair>();
  readonly changed = output<Pair[]>();

  protected readonly t = inject(Texts).t;

  protected set(index: number, ...pair: Pair[]): void {
    this.changed.emit(this.pairs().toSpliced(index, 1, ...pair));
  }
}
