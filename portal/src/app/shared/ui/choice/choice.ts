import { Component, input, output } from '@angular/core';

export interface Option<T extends string = string> {
  value: T;
  label: string;
  /** The language that the label is in when it is another one. */
  lang?: string;
}

/** One of a few, all in sight: arrow keys go from one to the next and choose it. */
@Component({
  selector: 'as-choice',
  template: `
    <div class="segments" role="radiogroup" [attr.aria-label]="label()">
      @for (option of options(); track option.value) {
        <label [class.is-chosen]="option.value === value()" [attr.lang]="option.lang ?? null">
          <input
            type="radio"
            [name]="name()"
            [value]="option.value"
            [checked]="option.value === value()"
            (change)="chosen.emit(option.value)"
          />{{ option.label }}
        </label>
      }
    </div>
  `,
  styles: `
    .segments {
      max-width: 100%;
      flex-wrap: wrap;
    }
    label {
      position: relative;
      cursor: pointer;
    }
    input {
      position: absolute;
      inset: 0;
      margin: 0;
      opacity: 0;
      cursor: inherit;
    }
    label:hover {
      color: var(--text);
    }
    .is-chosen {
      background: var(--surface);
      color: var(--text);
      box-shadow: var(--edge), var(--shadow-card);
    }
    :host-context([data-theme='dark']) .is-chosen {
      background: var(--control-fill-hover);
    }
    label:has(:focus-visible) {
      outline: 2px solid var(--focus);
      outline-offset: 1px;
    }
  `,
})
export class Choice<T extends string> {
  readonly label = input.required<string>();
  readonly name = input.required<string>();
  readonly options = input.required<Option<T>[]>();
  readonly value = input.required<T>();
  readonly chosen = output<T>();
}
