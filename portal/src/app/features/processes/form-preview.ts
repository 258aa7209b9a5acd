import { Component, computed, effect, inject, input, output, signal } from '@angular/core';
import { Facilities } from '../../core/facilities';
import type { CustomFields } from '../../shared/model/model';
import { FormView, type MoneyFields } from '../../shared/ui/form-view/form-view';
import { formOf } from '../../shared/ui/form-view/schema';
import { labelled } from './form-labels';
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
  /** Of the file that has the form. */
  readonly name = input.required<string>();
  readonly unreadable = output<string>();

  protected readonly facilities = inject(Facilities);
  protected readonly money = signal<MoneyFields | null>(null);
  private readonly labels = signal('');
  protected typed: CustomFields = {};
  protected readonly shown = computed(() => {
    const form = formOf(this.text());
    return form && { schema: labelled(form, this.labels()), fields: this.typed };
  });

  constructor() {
    const bench = inject(Workbench);
    effect(() => {
      const name = this.name();
      void Promise.all([bench.textNow('pack.yaml'), bench.labelsOf(name)]).then(([pack, labels]) => {
        this.labels.set(labels);
        this.money.set(moneyOf(pack));
      });
    });
  }
}
