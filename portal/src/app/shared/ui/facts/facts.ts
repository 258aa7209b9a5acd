import { Component, input } from '@angular/core';

export interface Fact {
  label: string;
  value: string;
  reference?: boolean;
  title?: string;
}

/** Label and value in two columns. */
@Component({
  selector: 'as-facts',
  template: `
    <dl>
      @for (fact of facts(); track fact.label) {
        <dt>{{ fact.label }}</dt>
        <dd [class.ref]="fact.reference" [title]="fact.title ?? ''">{{ fact.value }}</dd>
      }
    </dl>
  `,
  styles: `
    dl {
      display: grid;
      grid-template-columns: minmax(min-content, 30%) minmax(0, 1fr);
      gap: 8px 12px;
    }
    dt {
      color: var(--text-muted);
      overflow-wrap: break-word;
    }
    dd {
      min-width: 0;
      overflow-wrap: anywhere;
    }
  `,
})
export class Facts {
  readonly facts = input.required<Fact[]>();
}
