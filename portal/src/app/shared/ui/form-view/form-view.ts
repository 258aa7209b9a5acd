import {
  afterNextRender,
  Component,
  DestroyRef,
  effect,
  ElementRef,
  inject,
  input,
  output,
  signal,
  untracked,
  viewChild,
  ViewEncapsulation,
} from '@angular/core';
import { Form } from '@bpmn-io/form-js-viewer';
import type { CustomFields, FormSchema } from '../../model/model';

export interface FormChange {
  fields: CustomFields;
  /** Whether a person has touched the form; its own defaults are no answer to keep. */
  byHand: boolean;
}

export interface FormAnswer {
  fields: CustomFields;
  valid: boolean;
}

/** The door to form-js: shows a request type's form, gives its answers and takes the server's objections. */
@Component({
  selector: 'as-form-view',
  template: `<div #container class="form-view"></div>`,
  styleUrl: './form-view.css',
  encapsulation: ViewEncapsulation.None,
  host: { '(input)': 'touched = true', '(click)': 'touched = true', '(keydown)': 'touched = true' },
})
export class FormView {
  readonly schema = input.required<FormSchema>();
  readonly fields = input<CustomFields>({});
  readonly readOnly = input(false);
  /** What the server objects to, by the key of the field. */
  readonly wrong = input<Record<string, string>>({});
  readonly changed = output<FormChange>();

  private readonly container = viewChild.required<ElementRef<HTMLElement>>('container');
  protected touched = false;
  private readonly form = signal<Form | null>(null);

  constructor() {
    const destroyed = inject(DestroyRef);
    afterNextRender(() => {
      // Holding keystrokes back would lose them whenever the form draws itself anew meanwhile.
      const options = { container: this.container().nativeElement, debounce: false };
      const form = new Form(options);
      // form-js goes on writing into the object that it hands out here.
      form.on('changed', (change: { data: CustomFields }) =>
        this.changed.emit({ fields: structuredClone(change.data), byHand: this.touched }),
      );
      destroyed.onDestroy(() => form.destroy());
      this.form.set(form);
    });
    effect(() => {
      const form = this.form();
      const schema = this.schema();
      const fields = untracked(this.fields);
      if (form) void form.importSchema(schema, fields).then(() => form.setProperty('readOnly', this.readOnly()));
    });
    effect(() => {
      const wrong = this.wrong();
      const form = this.form();
      if (!form || !Object.keys(wrong).length) return;
      const errors = Object.fromEntries(Object.entries(wrong).map(([key, text]) => [key, [text]]));
      form._setState({ errors: this.errorsById(form, errors) });
    });
  }

  /** Checks every field, shows what is wrong and gives the answers as far as they go. */
  check(): FormAnswer {
    const form = this.form();
    if (!form) return { fields: {}, valid: false };
    const { data, errors } = form.submit() as { data: CustomFields; errors: Record<string, string[]> };
    if (Object.keys(errors).length)
      this.container().nativeElement.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
    return { fields: data, valid: Object.keys(errors).length === 0 };
  }

  private errorsById(form: Form, errors: Record<string, string[]>): Record<string, string[]> {
    const registry = form.get<{ getAll(): { id: string; key?: string }[] }>('formFieldRegistry');
    const byId: Record<string, string[]> = {};
    for (const field of registry.getAll()) {
      const objections = field.key ? errors[field.key] : undefined;
      if (objections) byId[field.id] = objections;
    }
    return byId;
  }
}
