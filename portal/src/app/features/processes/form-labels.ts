import { parse } from 'yaml';
import type { FormComponent, FormSchema, Option } from '../../shared/model/model';

const texts = ['label', 'description', 'text', 'dateLabel', 'timeLabel'];

type Translation = Record<string, unknown> & { values?: Record<string, string> };
type Component = FormComponent & { id?: string };

/** The form in another language, as the server lays its texts over it; what cannot be read changes nothing. */
export const labelled = (schema: FormSchema, yaml: string): FormSchema => {
  const translations = translationsOf(yaml);
  const lay = (component: Component): Component => {
    const translation = translations[component.key ?? component.id ?? ''] ?? {};
    const said = Object.entries(translation).filter(([name, text]) => texts.includes(name) && typeof text === 'string');
    const values = component.values?.map((option: Option) => ({
      ...option,
      label: translation.values?.[option.value] ?? option.label,
    }));
    return {
      ...component,
      ...Object.fromEntries(said),
      ...(values ? { values } : {}),
      ...(component.components ? { components: component.components.map(lay) } : {}),
    };
  };
  return { ...schema, components: schema.components?.map(lay) };
};

/** What a form says that can be said in another language, and where its labels say it. */
export const wordsOfForm = (schema: FormSchema): { path: string[]; text: string }[] => {
  const wordsOf = (component: Component): { path: string[]; text: string }[] => {
    const id = component.key ?? component.id ?? '';
    const own = texts.map((name) => ({ path: [id, name], text: component[name as keyof Component] }));
    const values = (component.values ?? []).map(({ value, label }) => ({ path: [id, 'values', value], text: label }));
    return [
      ...[...own, ...values].filter((word): word is { path: string[]; text: string } => !!id && !!word.text),
      ...(component.components ?? []).flatMap(wordsOf),
    ];
  };
  return (schema.components ?? []).flatMap(wordsOf);
};

const translationsOf = (yaml: string): Record<string, Translation | null> => {
  try {
    return (parse(yaml) as Record<string, Translation> | null) ?? {};
  } catch {
    return {};
  }
};
