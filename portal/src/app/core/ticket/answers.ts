import { inject, Injectable } from '@angular/core';
import { Amounts, isMoney } from '../../shared/locale/amounts';
import { Dates } from '../../shared/locale/dates';
import { Texts } from '../../shared/locale/texts';
import type { CustomFields, FormComponent, FormSchema, HistoryEntry } from '../../shared/model/model';
import type { Fact } from '../../shared/ui/facts/facts';

const inputsOf = (components: FormComponent[] = []): FormComponent[] =>
  components.flatMap((component) => [...(component.key ? [component] : []), ...inputsOf(component.components)]);

const readable = (key: string): string =>
  key
    .replaceAll(/[_-]+/g, ' ')
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replace(/^./, (letter) => letter.toUpperCase());

/** Fields of every request; of those with a text of any length only the name is told. */
const common: Record<string, string> = {
  title: 'new.title',
  description: 'new.description',
  priority: 'facts.priority',
  category: 'facts.category',
  due_date: 'facts.due',
};
const brief = 60;

/** What was answered in a request's form, in the form's order and words. */
@Injectable({ providedIn: 'root' })
export class Answers {
  private readonly dates = inject(Dates);
  private readonly amounts = inject(Amounts);
  private readonly texts = inject(Texts);

  of(form: FormSchema | undefined, fields: CustomFields): Fact[] {
    const components = inputsOf(form?.components);
    const known = new Set(components.map((component) => component.key));
    const currency = typeof fields['currency'] === 'string' ? fields['currency'] : null;
    const asked = components.map((component) => ({
      key: component.key ?? '',
      label: component.label || readable(component.key ?? ''),
      values: component.values,
    }));
    const others = Object.keys(fields)
      .filter((key) => !known.has(key))
      .map((key) => ({ key, label: readable(key), values: undefined }));
    return [...asked, ...others]
      .filter(({ key }) => !(key === 'currency' && currency && 'amount' in fields) && this.isAnswered(fields[key]))
      .map(({ key, label, values }) => ({
        label,
        value:
          key === 'amount' && currency && !isMoney(fields[key])
            ? this.amounts.money({ amount: String(fields[key]), currency })
            : this.say(fields[key], values),
      }));
  }

  /** What an edit changed, field by field: from what to what, where both are short. */
  changed(form: FormSchema | undefined, { before, after }: Pick<HistoryEntry, 'before' | 'after'>): string[] {
    const components = inputsOf(form?.components);
    return [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])].map((key) => {
      const component = components.find((candidate) => candidate.key === key);
      const label = common[key] ? this.texts.t(common[key]) : component?.label || readable(key);
      const [was, is] = [before?.[key], after?.[key]].map((text) => this.sayText(key, text, component));
      return [was, is].every((said) => said && said.length <= brief) ? `${label}: ${was} → ${is}` : label;
    });
  }

  /** The history keeps values as texts; empty when it is one that nobody reads. */
  private sayText(key: string, kept: unknown, component?: FormComponent): string {
    const text = String(kept ?? '').replace(/^(null|\[\])$/, '');
    if (!text) return '–';
    if (key === 'priority') return this.texts.ofCode(key, text);
    if (key === 'amount' || component?.type === 'number') return this.say(Number(text));
    if (component?.type === 'checkbox') return this.say(text === 'true');
    if (/^\[.*\]$/.test(text)) return this.say(text.slice(1, -1).split(', '), component?.values);
    return text.startsWith('{') ? '' : this.say(text, component?.values);
  }

  say(value: unknown, values?: { label: string; value: string }[]): string {
    if (Array.isArray(value)) return value.map((one) => this.say(one, values)).join(', ');
    if (isMoney(value)) return this.amounts.money(value);
    if (typeof value === 'boolean') return this.texts.t(value ? 'answers.yes' : 'answers.no');
    if (typeof value === 'number') return new Intl.NumberFormat(this.texts.locale()).format(value);
    if (typeof value === 'object' && value !== null)
      return 'name' in value ? String(value.name) : JSON.stringify(value);
    const text = String(value ?? '');
    const option = values?.find((candidate) => candidate.value === text);
    if (option) return option.label;
    if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return this.dates.plainDay(`${text}T12:00:00`);
    if (/^\d{4}-\d{2}-\d{2}T/.test(text)) return this.dates.moment(text);
    return text;
  }

  private isAnswered(value: unknown): boolean {
    return value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0);
  }
}
