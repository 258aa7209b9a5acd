/** What `pack.yaml` says, as far as it can be shown as a form. */
export interface Entry {
  key: string;
  icon: string;
  category: string;
  prefix: string;
  name: Localized;
  description: Localized;
  title_hint: Localized;
  visible_to: { roles: string[]; departments: string[] };
  list_fields: string[];
  material_fields: string[];
  amount_field: string;
  currency_field: string;
  wakes: boolean;
  priority: string;
  sla: Record<'response' | 'next_response' | 'resolution', Localized>;
}

type Localized = Record<string, string>;

const isMap = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const textOf = (value: unknown): string => (value === undefined || value === null || isMap(value) ? '' : String(value));
const textsOf = (value: unknown): Localized =>
  isMap(value) ? Object.fromEntries(Object.entries(value).map(([name, text]) => [name, textOf(text)])) : {};
const listOf = (value: unknown): string[] => (Array.isArray(value) ? value.map(textOf) : []);

/** Null for what is no description; what is wrong inside of it the server tells. */
export const entryOf = (value: unknown): Entry | null => {
  if (!isMap(value)) return null;
  const of = (name: string) => (isMap(value[name]) ? (value[name] as Record<string, unknown>) : {});
  const [visible, sla] = [of('visible_to'), of('sla')];
  return {
    key: textOf(value['key']),
    icon: textOf(value['icon']),
    category: textOf(value['category']),
    prefix: textOf(value['prefix']),
    name: textsOf(value['name']),
    description: textsOf(value['description']),
    title_hint: textsOf(value['title_hint']),
    visible_to: {
      roles: listOf(visible['roles']).map((role) => role.toLowerCase()),
      departments: listOf(visible['departments']),
    },
    list_fields: listOf(value['list_fields']),
    material_fields: listOf(value['material_fields']),
    amount_field: textOf(value['amount_field']),
    currency_field: textOf(value['currency_field']),
    wakes: value['wakes'] === true,
    priority: textOf(value['priority']).toLowerCase(),
    sla: {
      response: textsOf(sla['response']),
      next_response: textsOf(sla['next_response']),
      resolution: textsOf(sla['resolution']),
    },
  };
};
