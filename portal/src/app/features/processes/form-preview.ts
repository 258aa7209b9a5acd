import { Component, computed, inject, input, output, signal } from '@angular/core';
import { Facilities } from '../../core/facilities';
import type { CustomFields } from '../../shared/model/model';
import { FormView, type MoneyFields } from '../../shared/ui/form-view/form-view';
import { formOf } from '../../shared/ui/form-view/schema';
import { Workbench } from './workbench';

const fieldNamed = (pack: string, property: string) =>
  new RegExp(`^${property}: *["']?(\\w+)`, 'm').exec(pack)?.[1] ?? null;

/** The fields that the description of a pack says are its amount of money. */
export const moneyOf = (pack: string): MoneyFields => ({
  amount: fieldNamed(pack, 'amount_field'),
  currency: fieldNamed(pack, 'currency_field'),
});

/** A form as its requesters will see it, to be tried; what is typed there is sent nowhere and kept while the form changes. */
@Component({
  selector: 'as-form-preview',
  imports: [FormView],
  template: `
    @let money = this.money();
    @let shown = this.shown();
    @if (money && shown) {
      <as-form-view
        [schema]="shown.schema"
        [fields]="shown.fields"
        [choices]="facilities.choices"
        [money]="money"
        (changed)="typed = $event.fields"
        (unreadable)="unreadable.emit($event)"
      />
    }
  `,
  styles: `
    :host {
      display: block;
      position: relative;
      max-width: 720px;
      padding-bottom: 32px;
    }
  `,
})
export class FormPreview {
  readonly text = input.required<string>();
  readonly unreadable = output<string>();

  protected readonly facilities = inject(Facilities);
  protected readonly money = signal<MoneyFields | null>(null);
  protected typed: CustomFields = {};
  protected readonly shown = computed(() => {
    const schema = formOf(this.text());
    return schema && { schema, fields: this.typed };
  });

  constructor() {
    void inject(Workbench)
      .textNow('pack.yaml')
      .then((pack) => this.money.set(moneyOf(pack)));
  }
}
