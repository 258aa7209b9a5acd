import { changesOf, type Factory, factsOf, type Part } from './elements';
import type { Modeling, Registry, Services, Shape } from './services';

/** What mends a problem of a model, as the server says it. */
export interface Repair {
  kind: 'REMOVE' | 'SET_ATTRIBUTE' | 'SET_PROPERTY';
  /** The id of an element; empty for the root of the file. */
  element: string;
  /** The tag of what is meant in the element; empty for the element itself. */
  part: string;
  /** Of the attribute or property. */
  name: string;
  /** Absent when it is taken away. */
  value?: string | null;
  loss: 'NOTHING' | 'ENGINE' | 'LISTENER' | 'MAPPING' | 'FORM' | 'VERSION' | 'DRAWING' | 'NOTE';
}

/** A part of a model, and where it is. */
export interface Found {
  part: Part;
  holder: Part | null;
  /** The property of the holder that has it. */
  as: string;
}

/** What of a part becomes what. */
export interface Step {
  part: Part;
  set: Record<string, unknown>;
}

interface Descriptor {
  $descriptor?: { properties?: { name: string; isReference?: boolean; ns: { localName: string } }[] };
  $parent?: Part;
}

const properties = (part: Part) => (part as Part & Descriptor).$descriptor?.properties ?? [];
const isPart = (value: unknown): value is Part => typeof value === 'object' && value !== null && '$type' in value;
const tagOf = (type: string) => type.replace(/^.*:(.)/, (_, first: string) => first.toLowerCase());

const inside = (holder: Part): Found[] =>
  properties(holder)
    .filter(({ isReference }) => !isReference)
    .flatMap(({ name }) => {
      const value = (holder as unknown as Record<string, unknown>)[name];
      return (Array.isArray(value) ? value : [value]).filter(isPart).map((part) => ({ part, holder, as: name }));
    });

/** Elements that people name: what is in them is found by its tag. */
const isAnchor = ({ $type, id }: Part) =>
  !!id && $type.startsWith('bpmn:') && !/(EventDefinition|Expression)$/.test($type);

/** All elements of a model by their ids, and its root by none. */
export const elementsOf = (definitions: Part): Map<string, Found> => {
  const root: Found = { part: definitions, holder: null, as: '' };
  const all = new Map([
    ['', root],
    [definitions.id, root],
  ]);
  const add = (part: Part): void => {
    for (const found of inside(part)) {
      if (found.part.id && found.part.$type.startsWith('bpmn:')) all.set(found.part.id, found);
      add(found.part);
    }
  };
  add(definitions);
  return all;
};

const withTag = (part: Part, tag: string): Found[] =>
  inside(part)
    .filter((found) => !isAnchor(found.part))
    .flatMap((found) =>
      found.as.replace(/^.*:/, '') === tag || tagOf(found.part.$type) === tag ? [found] : withTag(found.part, tag),
    );

/** What a repair means; nothing when it is not there any more. */
export const meantBy = (elements: Map<string, Found>, { element, part }: Repair): Found[] => {
  const one = elements.get(element);
  if (!one) return [];
  return part ? withTag(one.part, part) : [one];
};

/** What modeling has to set so that it is mended. */
export const stepOf = (found: Found, repair: Repair, factory: Factory): Step | null => {
  const { part, holder, as } = found;
  const { kind, name, value } = repair;
  if (kind === 'SET_ATTRIBUTE') return { part, set: { [name]: value === 'true' ? true : (value ?? undefined) } };
  if (kind === 'SET_PROPERTY') {
    const others = factsOf(part).properties.filter((property) => property.name !== name);
    const all = [...others, { name, value: value ?? '' }];
    return { part, set: changesOf(part, { properties: all }, factory) };
  }
  return holder && without(part, holder, as);
};

const without = (part: Part, holder: Part, as: string): Step => {
  const value = (holder as unknown as Record<string, unknown>)[as];
  const rest: unknown[] | undefined = Array.isArray(value) ? value.filter((each) => each !== part) : undefined;
  const around = (holder as Part & Descriptor).$parent;
  return holder.$type === 'bpmn:ExtensionElements' && rest?.length === 0 && around
    ? { part: around, set: { extensionElements: undefined } }
    : { part: holder, set: { [as]: rest } };
};

/** Does them all by modeling commands; what is not there any more is left alone. @param context any shape, of which undo needs one */
export const mend = (modeler: Services, repairs: Repair[], context: Shape): void => {
  // repairs name elements by their old ids
  const renamingLast = [...repairs].sort((one, other) => +(one.name === 'id') - +(other.name === 'id'));
  const elements = elementsOf(modeler.getDefinitions() as Part);
  for (const repair of renamingLast)
    for (const found of meantBy(elements, repair)) mendOne(modeler, found, repair, context);
};

const mendOne = (modeler: Services, found: Found, repair: Repair, context: Shape): void => {
  const modeling = modeler.get<Modeling>('modeling');
  const registry = modeler.get<Registry>('elementRegistry');
  const drawn = registry.get(found.part.id);
  if (drawn && repair.kind === 'REMOVE') {
    modeling.removeElements([drawn]);
    return;
  }
  const step = stepOf(found, repair, modeler.get<Factory>('bpmnFactory'));
  if (!step || (repair.name === 'id' && registry.get(repair.value ?? ''))) return;
  const shape = registry.get(step.part.id);
  if (shape?.businessObject === step.part) modeling.updateProperties(shape, step.set);
  else modeling.updateModdleProperties(context, step.part, step.set);
};
