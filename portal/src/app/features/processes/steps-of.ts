export interface ModelStep {
  id: string;
  /** As it is drawn, else the id. */
  name: string;
  type: string;
}

const node = /<(?:[\w-]+:)?(\w*(?:Event|[tT]ask|Gateway)|callActivity|subProcess)\s([^>]*)>/g;
const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", '#10': ' ' };

const attribute = (attributes: string, name: string): string =>
  (new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(attributes)?.[1] ?? '')
    .replace(/&(#?\w+);/g, (whole, entity: string) => entities[entity] ?? whole)
    .trim();

const named = /<(?:[\w-]+:)?\w+\s([^>]*\bid="[^>]*)>/g;

/** Names by id of all that is named in a model that the server has judged. */
export const namesOf = (xml: string): Map<string, string> =>
  new Map(
    [...xml.matchAll(named)]
      .map(([, attributes = '']) => [attribute(attributes, 'id'), attribute(attributes, 'name')] as const)
      .filter(([, name]) => name),
  );

/** What tokens pass in a model that the server has judged, in the order of its file. Trusted types allow no parser here. */
export const stepsOf = (xml: string): ModelStep[] =>
  [...xml.matchAll(node)].map(([, type = '', attributes = '']) => {
    const id = attribute(attributes, 'id');
    return { id, name: attribute(attributes, 'name') || id, type };
  });
