import { Component, inject, input, output } from '@angular/core';
import { Texts } from '../../shared/locale/texts';
import { Field } from '../../shared/ui/field/field';

/** A key made of a name: small letters, digits and hyphens. */
export const keyOf = (name: string): string =>
  name
    .toLowerCase()
    .replace(/ä/g, 'ae')
    .replace(/ö/g, 'oe')
    .replace(/ü/g, 'ue')
    .replace(/ß/g, 'ss')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60);

/** The word by which processes and rules name something; chosen once. */
@Component({
  selector: 'as-key-field',
  imports: [Field],
  template: `
    <as-field
      for="unit-key"
      [label]="t('organisation.key')"
      [hint]="t('organisation.keyHint')"
      [required]="fresh()"
      [wrong]="wrong()"
    >
      <input
        id="unit-key"
        class="input"
        maxlength="60"
        autocomplete="off"
        spellcheck="false"
        [required]="fresh()"
        [readOnly]="!fresh()"
        [value]="key()"
        (input)="wanted.emit($any($event.target).value)"
      />
    </as-field>
  `,
})
export class KeyField {
  readonly key = input.required<string>();
  readonly fresh = input.required<boolean>();
  readonly wrong = input<string | null>(null);
  readonly wanted = output<string>();
  protected readonly t = inject(Texts).t;
}
