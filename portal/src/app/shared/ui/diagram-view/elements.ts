/** A part of a model as bpmn-moddle keeps it. */
export interface Part {
  $type: string;
  id: string;
  name?: string;
  documentation?: { text?: string }[];
  extensionElements?: { values?: Extension[] };
  get?(name: string): unknown;
}

interface Extension {
  $type: string;
  values?: { name?: string; value?: string }[];
}

export interface Factory {
  create(type: string, properties: Record<string, unknown>): unknown;
}

export interface Property {
  name: string;
  value: string;
}

/** What a designer may say of an element. */
export interface ElementFacts {
  id: string;
  /** Such as `UserTask`. */
  type: string;
  name: string;
  documentation: string;
  /** Null where nobody can be asked. */
  candidateGroups: string | null;
  properties: Property[];
}

export type Changes = Partial<Pick<ElementFacts, 'name' | 'documentation' | 'candidateGroups' | 'properties'>>;

const propertiesType = 'camunda:Properties';

export const factsOf = (part: Part): ElementFacts => ({
  id: part.id,
  type: part.$type.replace('bpmn:', ''),
  name: part.name ?? '',
  documentation: part.documentation?.[0]?.text ?? '',
  candidateGroups: part.$type === 'bpmn:UserTask' ? String(part.get?.('camunda:candidateGroups') ?? '') : null,
  properties: (part.extensionElements?.values ?? [])
    .filter(({ $type }) => $type === propertiesType)
    .flatMap(({ values }) => values ?? [])
    .map(({ name, value }) => ({ name: name ?? '', value: value ?? '' })),
});

/** What modeling has to set; other extensions of the element stay as they are. */
export const changesOf = (part: Part, changes: Changes, factory: Factory): Record<string, unknown> => {
  const set: Record<string, unknown> = {};
  if (changes.name !== undefined) set['name'] = changes.name || undefined;
  if (changes.candidateGroups !== undefined) set['camunda:candidateGroups'] = changes.candidateGroups || undefined;
  if (changes.documentation !== undefined)
    set['documentation'] = changes.documentation
      ? [factory.create('bpmn:Documentation', { text: changes.documentation })]
      : [];
  if (changes.properties) {
    const others = (part.extensionElements?.values ?? []).filter(({ $type }) => $type !== propertiesType);
    const properties = changes.properties.map((property) => factory.create('camunda:Property', { ...property }));
    const values = properties.length
      ? [...others, factory.create(propertiesType, { values: properties })]
      : (others as unknown[]);
    set['extensionElements'] = values.length ? factory.create('bpmn:ExtensionElements', { values }) : undefined;
  }
  return set;
};
