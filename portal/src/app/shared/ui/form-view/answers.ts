import {
  Description,
  Errors,
  Label,
  Numberfield,
  Select,
  useSingleLineTemplateEvaluation,
} from '@bpmn-io/form-js-viewer';
// the copy that form-js draws with
import { type ComponentChildren, type ComponentType, h, type VNode } from 'preact';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { FigureRead } from '../../locale/numbers';
import type { Option } from '../../model/model';

interface Field {
  key?: string;
  label?: string;
  description?: string;
  decimalDigits?: number;
  appearance?: { prefixAdorner?: string; suffixAdorner?: string };
  validate?: { required?: boolean; min?: number | string };
  values?: Option[];
  properties?: { source?: string };
}

/** Choices that are kept elsewhere. */
export interface Sources {
  /** The property that rooms are asked for. */
  property(): string | null;
  choices(source: string, property: string | null): Promise<Option[]>;
}

export interface Place {
  valuePath?: (string | number)[];
}

/** What form-js hands to the component of a field. */
interface FieldProps {
  field: Field;
  /** Null while the form is being designed. */
  fieldInstance: Place | null;
  value: unknown;
  errors: string[];
  domId: string;
  disabled: boolean;
  readonly: boolean;
  onChange(change: { value: unknown }): void;
  onBlur(): void;
  onFocus(): void;
}

export interface Figures {
  read(text: string, most?: number): FigureRead;
  write(value: number, least?: number): string;
}

/** Figures that are being typed, or that mean nothing for sure, by the place of their answer. */
export class Typed {
  private readonly figures = new Map<string, { wrong: FigureRead['wrong']; open: boolean; digits?: number }>();

  type(place: Place, wrong: FigureRead['wrong'], digits?: number): void {
    this.figures.set(keyOf(place), { wrong, open: true, digits });
  }

  forget(place: Place): void {
    this.figures.delete(keyOf(place));
  }

  /** Typing is over: from now on what is wrong is said. */
  settle(): void {
    for (const figure of this.figures.values()) figure.open = false;
  }

  /** What was typed there, unless it can be read. */
  misread(place: Place) {
    const figure = this.figures.get(keyOf(place));
    return figure?.wrong ? { ...figure, wrong: figure.wrong } : null;
  }
}

const keyOf = ({ valuePath }: Place): string => (valuePath ?? []).join('.');

const box = (props: FieldProps, kind: string, children: ComponentChildren): VNode =>
  h('div', { class: `fjs-form-field ${kind} ${props.errors.length ? 'fjs-has-errors' : ''}` }, children);

const frame = (props: FieldProps, control: ComponentChildren): ComponentChildren[] => [
  h(Label as ComponentType<Record<string, unknown>>, {
    htmlFor: props.domId,
    label: props.field.label,
    required: props.field.validate?.required,
  }),
  control,
  h(Description, { id: `${props.domId}-description`, description: props.field.description }),
  h(Errors, { id: `${props.domId}-error-message`, errors: props.errors }),
];

const controlOf = ({ domId, field, disabled, readonly, errors, onFocus }: FieldProps) => ({
  id: domId,
  disabled: disabled || readonly,
  required: field.validate?.required,
  onFocus: () => onFocus(),
  'aria-invalid': errors.length > 0,
  'aria-describedby': `${domId}-description ${domId}-error-message`,
});

/** In place of form-js' own number field, which takes "3,200" for 3.20. What is typed stays as it is until it is left. */
export const numberField = (figures: Figures, typed: Typed) => {
  const NumberAnswer = (props: FieldProps): VNode => {
    const { field, value, readonly } = props;
    const place = props.fieldInstance ?? {};
    const [text, setText] = useState<string | null>(null);
    const own = useRef(value);
    if (own.current !== value) {
      // another answer came from outside
      own.current = value;
      typed.forget(place);
      if (text !== null) setText(null);
    }
    useEffect(() => () => typed.forget(place), [keyOf(place)]);
    const adorn = (content: string | undefined, side: 'left' | 'right') =>
      content && h('span', { class: `fjs-input-adornment is-${side}` }, content);
    const before = useSingleLineTemplateEvaluation(field.appearance?.prefixAdorner ?? '', { debug: true }) as string;
    const after = useSingleLineTemplateEvaluation(field.appearance?.suffixAdorner ?? '', { debug: true }) as string;
    const written = typeof value === 'number' ? figures.write(value, field.decimalDigits === 2 ? 2 : 0) : '';
    const type = (said: string) => {
      const read = figures.read(said, field.decimalDigits);
      typed.type(place, read.wrong, field.decimalDigits);
      own.current = read.value;
      setText(said);
      props.onChange({ value: read.value });
    };
    const leave = () => {
      typed.settle();
      if (text !== null && !typed.misread(place)) {
        typed.forget(place);
        setText(null);
      }
      if (text !== null) props.onChange({ value });
      props.onBlur();
    };
    const input = h('input', {
      ...controlOf(props),
      class: 'fjs-input',
      disabled: props.disabled,
      readOnly: readonly,
      type: 'text',
      inputMode: Number(field.validate?.min) < 0 ? 'text' : 'decimal',
      autoComplete: 'off',
      value: text ?? written,
      onInput: (event: Event) => type((event.target as HTMLInputElement).value),
      onBlur: leave,
    });
    return box(
      props,
      'fjs-form-field-number',
      frame(props, h('div', { class: 'fjs-input-group' }, adorn(before, 'left'), input, adorn(after, 'right'))),
    );
  };
  return Object.assign(NumberAnswer, { config: Numberfield.config });
};

/** More than can be looked over is searched. */
const few = 12;

/**
 * The currency beside its amount: by name in the list, by code once it is chosen. Any other choice is left to form-js.
 *
 * @param choose what an empty one says, for which form-js has one English word
 */
export const selectField = (isCurrency: (field: Field) => boolean, sources: Sources, choose: () => string) => {
  const Choice = (props: FieldProps): VNode => {
    useLayoutEffect(() => {
      const word = document.getElementById(`${props.domId}-display`);
      // the text itself, which form-js takes up again once something is chosen
      if (word?.classList.contains('fjs-select-placeholder') && word.firstChild) word.firstChild.nodeValue = choose();
      const search = document.getElementById(props.domId) as HTMLInputElement | null;
      if (search?.placeholder) search.placeholder = choose();
    });
    return h(Select, props);
  };
  /** What was chosen stays until its choices are there, since form-js takes away what is none of them. */
  const Sourced = (props: FieldProps & { source: string }): VNode => {
    const { field, source, value } = props;
    const [options, setOptions] = useState<Option[] | null>(null);
    const property = source === 'rooms' ? sources.property() : null;
    useEffect(() => {
      let wanted = true;
      const show = (found: Option[] | null) => wanted && setOptions(found);
      sources.choices(source, property).then(show, () => show(null));
      return () => (wanted = false);
    }, [source, property]);
    const offered = useMemo(() => {
      const values = options ?? (value ? [{ label: String(value), value: String(value) }] : []);
      return { ...field, values, searchable: values.length > few };
    }, [field, options, options ? null : value]);
    return h(Choice, { ...props, field: offered, disabled: props.disabled || (source === 'rooms' && !property) });
  };
  const Currency = (props: FieldProps): VNode => {
    const { field, value } = props;
    const select = h(
      'select',
      {
        ...controlOf(props),
        value: String(value ?? ''),
        onChange: (event: Event) => props.onChange({ value: (event.target as HTMLSelectElement).value || null }),
        onBlur: () => props.onBlur(),
      },
      value ? null : h('option', { value: '' }, ''),
      field.values?.map((option) =>
        h('option', { key: option.value, value: option.value, selected: option.value === value }, option.label),
      ),
    );
    const code = h('span', { class: 'code', 'aria-hidden': true }, String(value ?? ''));
    return box(props, 'is-currency', frame(props, h('div', { class: 'fjs-input-group' }, select, code)));
  };
  const SelectAnswer = (props: FieldProps): VNode => {
    const source = props.field.properties?.source;
    return source ? h(Sourced, { ...props, source }) : h(isCurrency(props.field) ? Currency : Choice, props);
  };
  /** What is read back from a draft cannot be compared with choices that are not there yet. */
  const sanitizeValue = (answer: { formField: Field; value: unknown }): unknown =>
    answer.formField.properties?.source ? answer.value : sanitize(answer);
  const { sanitizeValue: sanitize } = Select.config as { sanitizeValue: (answer: object) => unknown };
  return Object.assign(SelectAnswer, { config: { ...Select.config, sanitizeValue } });
};
