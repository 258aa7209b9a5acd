export interface ModelStep {
  id: string;
  /** As it is drawn, else the id. */
  name: string;
  type: string;
}

/** What tokens pass in a model, in the order of its file. */
export const stepsOf = (xml: string): ModelStep[] =>
  [...new DOMParser().parseFromString(xml, 'application/xml').querySelectorAll('process *[id]')]
    .filter(({ localName }) => /Event$|[tT]ask$|Gateway$|callActivity|subProcess/.test(localName))
    .map((element) => ({
      id: element.id,
      name: element.getAttribute('name')?.trim() || element.id,
      type: element.localName,
    }));
