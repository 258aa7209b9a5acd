/** As the modeler makes them: `Activity_1b2c3d4`. */
const made = /^[A-Za-z]+_([01][0-9a-z]{6})$/;

/** What the server wants to be named so. */
const isNamed = /(Task|CallActivity|SubProcess|Event|Gateway|SequenceFlow)$/;

const special: Record<string, string> = {
  SequenceFlow: 'flow',
  IntermediateCatchEvent: 'catchEvent',
  IntermediateThrowEvent: 'throwEvent',
};

/** An id that says what it is, of an element that has one that the modeler made; null when it has its own. */
export const plainId = (type: string, id: string, name: string, isTaken: (id: string) => boolean): string | null => {
  const random = isNamed.test(type) ? made.exec(id)?.[1] : undefined;
  if (random === undefined) return null;
  const plain = type.replace('bpmn:', '');
  const kind = plain.endsWith('Gateway') ? 'gateway' : (special[plain] ?? plain[0]?.toLowerCase() + plain.slice(1));
  const words = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .split(/[^A-Za-z0-9]+/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('')
    .slice(0, 60);
  const wanted = `${kind}_${words || random}`;
  if (wanted === id) return null;
  let free = wanted;
  for (let n = 2; isTaken(free); n++) free = `${wanted}${n}`;
  return free;
};
