import { Component, input } from '@angular/core';
import { Icon } from '../icon/icon';

/** Label above, hint below; a mistake replaces the hint and says what to do. The control is content with the same id. */
@Component({
  selector: 'as-field',
  imports: [Icon],
  host: { class: 'field' },
  template: `
    <label [for]="for()"
      >{{ label() }}
      @if (required()) {
        <span class="asterisk" aria-hidden="true">*</span>
      }
    </label>
    <ng-content />
    @if (wrong()) {
      <p class="wrong" [id]="for() + '-wrong'"><as-icon name="alert" [small]="true" />{{ wrong() }}</p>
    } @else if (hint()) {
      <p class="hint" [id]="for() + '-hint'">{{ hint() }}</p>
    }
  `,
})
export class Field {
  readonly for = input.required<string>();
  readonly label = input.required<string>();
  /** Marks it like the fields of the form; the control itself says so to those who do not see it. */
  readonly required = input(false);
  readonly hint = input<string | null>('');
  readonly wrong = input<string | null>(null);
}
