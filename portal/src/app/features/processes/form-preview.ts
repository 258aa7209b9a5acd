import { Component, computed, inject, input } from '@angular/core';
import { Facilities } from '../../core/facilities';
import type { CustomFields } from '../../shared/model/model';
import { FormView } from '../../shared/ui/form-view/form-view';
import { formOf } from '../../shared/ui/form-view/schema';

/** A form as its requesters will see it, to be tried; what is typed there is sent nowhere and kept while the form changes. */
@Component({
  selector: 'as-form-preview',
  imports: [FormView],
  template: `
    @if (shown(); as shown) {
      <as-form-view
        [schema]="shown.schema"
        [fields]="shown.fields"
        [choices]="facilities.choices"
        (changed)="typed = $event.fields"
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

  protected readonly facilities = inject(Facilities);
  protected typed: CustomFields = {};
  protected readonly shown = computed(() => {
    const schema = formOf(this.text());
    return schema && { schema, fields: this.typed };
  });
}
