import {
  afterNextRender,
  Component,
  computed,
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
import { Numbers } from '../../locale/numbers';
import { Texts } from '../../locale/texts';
import type { CustomFields, FormSchema, Option } from '../../model/model';
import { purifyVendorMarkup } from '../vendor-markup';
import { numberField, type Place, selectField, Typed } from './answers';
import { objection } from './objections';

export interface FormChange {
  fields: CustomFields;
  /** Whether a person has touched the form; its own defaults are no answer to keep. */
  byHand: boolean;
  /** Keys of what is answered and cannot stay so. */
  unfit: string[];
}

export interface FormAnswer {
  fields: CustomFields;
  /** How many fields have to be mended. */
  wrong: number;
}

/** Which answers of a form are one sum of money. */
export interface MoneyFields {
  amount?: string | null;
  currency?: string | null;
}

interface Instance extends Place {
  id: string;
}
interface Instances {
  getAll(): Instance[];
}
interface Validator {
  validateFieldInstance(instance: Instance, value: unknown): string[];
}
interface Fields {
  register(type: string, field: unknown): void;
}
interface Registry {
  get(id: string): { description?: string } | undefined;
  getAll(): { id: string; key?: string }[];
}

purifyVendorMarkup();

/** The door to form-js: shows a request type's form, gives its answers and takes the server's objections. */
@Component({
  selector: 'as-form-view',
  template: `<div #container class="form-view"></div>`,
  styleUrl: './form-view.css',
  encapsulation: ViewEncapsulation.None,
})
export class FormView {
  readonly schema = input.required<FormSchema>();
  readonly fields = input<CustomFields>({});
  readonly readOnly = input(false);
  /** What the server objects to, by the key of the field. */
  readonly wrong = input<Record<string, string>>({});
  readonly money = input<MoneyFields>({});
  /** Gives the choices that are kept elsewhere, by their source; rooms are those of a property. */
  readonly choices = input<(source: string, property: string | null) => Promise<Option[]>>(() => Promise.resolve([]));
  readonly changed = output<FormChange>();
  /** It is no form that can be shown; why. */
  readonly unreadable = output<string>();

  private readonly t = inject(Texts).t;
  private readonly numbers = inject(Numbers);
  private readonly typed = new Typed();
  /** The key of the currency that stands right beside its amount. */
  private readonly joined = computed(() => {
    const { amount, currency } = this.money();
    const components = this.schema().components ?? [];
    const at = components.findIndex(({ key }) => !!key && key === amount);
    const [first, second] = at < 0 ? [] : components.slice(at, at + 2);
    const row = first?.layout?.row;
    return currency && second?.key === currency && row && second.layout?.row === row ? currency : null;
  });
  private readonly container = viewChild.required<ElementRef<HTMLElement>>('container');
  private touched = false;
  private readonly form = signal<Form | null>(null);

  constructor() {
    const destroyed = inject(DestroyRef);
    afterNextRender(() => {
      // Holding keystrokes back would lose them whenever the form draws itself anew meanwhile.
      const options = { container: this.container().nativeElement, debounce: false };
      const form = new Form(options);
      const fields = form.get<Fields>('formFields');
      fields.register('number', numberField(this.numbers, this.typed));
      fields.register(
        'select',
        selectField(
          (field) => !!field.key && field.key === this.joined() && !!field.values,
          {
            property: () => this.property(form),
            choices: (source, property) => this.choices()(source, property),
          },
          () => this.t('form.choose'),
        ),
      );
      // Before the fields themselves hear of it, so that the first change is known to be a person's.
      for (const event of ['input', 'click', 'keydown'])
        this.container().nativeElement.addEventListener(event, () => (this.touched = true), { capture: true });
      // form-js goes on writing into the object that it hands out here.
      form.on('changed', (change: { data: CustomFields }) =>
        this.changed.emit({
          fields: structuredClone(change.data),
          byHand: this.touched,
          unfit: this.unfit(form, change.data),
        }),
      );
      this.speakHere(form);
      destroyed.onDestroy(() => form.destroy());
      this.form.set(form);
    });
    effect(() => {
      const form = this.form();
      const schema = this.schema();
      const fields = this.fields();
      if (!form) return;
      form.importSchema(schema, fields).then(
        () => {
          form.setProperty('readOnly', untracked(this.readOnly));
          this.nameWhatIsThere();
        },
        (error: Error) => this.unreadable.emit(error.message),
      );
    });
    effect(() => {
      const wrong = this.wrong();
      const form = this.form();
      if (!form || !Object.keys(wrong).length) return;
      const errors = this.errorsById(form, wrong);
      if (Object.keys(errors).length) form._setState({ errors });
    });
  }

  /** Checks every field, shows what is wrong and gives the answers as far as they go. */
  check(): FormAnswer {
    const form = this.form();
    if (!form) return { fields: {}, wrong: 1 };
    this.typed.settle();
    const { data, errors } = form.submit() as { data: CustomFields; errors: Record<string, string[]> };
    if (Object.keys(errors).length)
      this.container().nativeElement.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
    return { fields: data, wrong: Object.keys(errors).length };
  }

  private property(form: Form): string | null {
    const field = this.schema().components?.find(({ properties }) => properties?.source === 'properties');
    const answer = field?.key ? (form._getState().data as CustomFields)[field.key] : null;
    return typeof answer === 'string' ? answer : null;
  }

  /** form-js has no languages; its validator is asked as before, and what it says is said in the reader's words. */
  private speakHere(form: Form): void {
    const validator = form.get<Validator>('validator');
    const validate = validator.validateFieldInstance.bind(validator);
    validator.validateFieldInstance = (instance, value) => {
      const misread = this.typed.misread(instance);
      if (misread?.open) return [];
      if (misread) return [this.objectionTo(misread)];
      const expected = form.get<Registry>('formFieldRegistry').get(instance.id)?.description;
      return validate(instance, value).map((sentence) =>
        objection(sentence, expected, this.t, (value) => this.numbers.write(value)),
      );
    };
  }

  private objectionTo({ wrong, digits }: { wrong: string; digits?: number }): string {
    return digits === 0 && wrong === 'form.decimals'
      ? this.t('form.integer')
      : this.t(wrong, { n: digits ?? '', example: this.numbers.write(3200, digits === 2 ? 2 : 0) });
  }

  private unfit(form: Form, fields: CustomFields): string[] {
    const validator = form.get<Validator>('validator');
    const keyOf = ({ valuePath }: Instance) => String(valuePath?.[0] ?? '');
    return form
      .get<Instances>('formFieldInstanceRegistry')
      .getAll()
      .filter((instance) => {
        const value = fields[keyOf(instance)];
        const answered = value !== undefined && value !== null && value !== '';
        return (
          !!this.typed.misread(instance) || (answered && validator.validateFieldInstance(instance, value).length > 0)
        );
      })
      .map(keyOf);
  }

  /** What form-js says in English, and its maker's mark, which the licence asks for and no keyboard has to pass. */
  private nameWhatIsThere(): void {
    const container = this.container().nativeElement;
    for (const search of container.querySelectorAll<HTMLInputElement>('[placeholder="Search"]'))
      search.placeholder = this.t('form.choose');
    container.querySelector('.fjs-powered-by-link')?.setAttribute('tabindex', '-1');
  }

  private errorsById(form: Form, wrong: Record<string, string>): Record<string, string[]> {
    const byId: Record<string, string[]> = {};
    for (const field of form.get<Registry>('formFieldRegistry').getAll()) {
      const text = field.key ? wrong[field.key] : undefined;
      if (text) byId[field.id] = [text];
    }
    return byId;
  }
}
