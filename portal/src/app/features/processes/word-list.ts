import { Component, inject, input, output } from '@angular/core';
import { Texts } from '../../shared/locale/texts';
import { Icon } from '../../shared/ui/icon/icon';

/** A word to choose, and what people read of it. */
export interface Word {
  value: string;
  label: string;
}

/** Words to add one by one, of those that are offered or any other, and to take away. */
@Component({
  selector: 'as-word-list',
  imports: [Icon],
  template: `
    @for (word of words(); track $index) {
      <span class="chip">
        {{ nameOf(word) }}
        <button
          type="button"
          [attr.aria-label]="t('words.remove', { name: nameOf(word) })"
          (click)="changed.emit(words().toSpliced($index, 1))"
        >
          <as-icon name="x" [small]="true" />
        </button>
      </span>
    }
    <input
      #line
      class="input"
      autocomplete="off"
      [id]="id()"
      [attr.list]="id() + '-offered'"
      [placeholder]="t('words.add')"
      (change)="add(line)"
      (keydown.enter)="add(line); $event.preventDefault()"
    />
    <datalist [id]="id() + '-offered'">
      @for (word of offered(); track word.value) {
        <option [value]="word.value">{{ word.label }}</option>
      }
    </datalist>
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 6px;
      min-width: 0;
    }
    .chip {
      height: auto;
      min-height: 28px;
      padding-right: 4px;
      white-space: normal;
      overflow-wrap: anywhere;
    }
    .chip button {
      display: inline-grid;
      place-items: center;
      width: 20px;
      height: 20px;
      border-radius: var(--radius-tag);
    }
    .chip button:hover {
      background: var(--surface-hover);
    }
    .chip as-icon {
      color: var(--text-faint);
    }
    .input {
      flex: 1 1 120px;
      width: auto;
      max-width: 240px;
      height: var(--control-small);
    }
  `,
})
export class WordList {
  readonly id = input.required<string>();
  readonly words = input.required<string[]>();
  readonly offered = input<Word[]>([]);
  readonly changed = output<string[]>();

  protected readonly t = inject(Texts).t;

  protected nameOf(word: string): string {
    return this.offered().find(({ value }) => value === word)?.label ?? word;
  }

  protected add(line: HTMLInputElement): void {
    const word = line.value.trim();
    line.value = '';
    if (word) this.changed.emit([...this.words(), word]);
  }
}
