import type { Texts } from '../../shared/locale/texts';

const properties = 'extensionElements/properties/property';

/** What a property of a model is called where it is changed, by its path as the server tells it. */
const words: Record<string, string> = {
  name: 'design.element.name',
  documentation: 'design.element.documentation',
  sourceRef: 'design.said.sourceRef',
  targetRef: 'design.said.targetRef',
  attachedToRef: 'design.said.attachedToRef',
  cancelActivity: 'design.said.cancelActivity',
  messageRef: 'design.said.messageRef',
  default: 'design.entry.otherwise',
  conditionExpression: 'design.entry.condition',
  candidateGroups: 'design.entry.groups',
  calledElement: 'design.entry.process',
  decisionRef: 'design.entry.decision',
  calledElementBinding: 'design.said.binding',
  decisionRefBinding: 'design.said.binding',
  delegateExpression: 'design.entry.work',
  topic: 'design.entry.topic',
  timeDuration: 'design.entry.time',
  timeDate: 'design.entry.time',
  [`${properties}[status]`]: 'design.element.status',
  [`${properties}[asks]`]: 'design.said.asks',
  ...Object.fromEntries(
    ['kind', 'question', 'outcomes', 'due', 'request', 'tells', 'impartial', 'offers', 'leave'].map((key) => [
      `${properties}[${key}]`,
      `design.entry.${key}`,
    ]),
  ),
  hitPolicy: 'design.said.hitPolicy',
  label: 'design.said.label',
  typeRef: 'design.said.typeRef',
  description: 'design.said.description',
};

/** Cells of a row of a decision, in the order of its columns. */
const cell = /^(inputEntry|outputEntry)(?:\[(\d+)\])?\/text$/;

/** What a property of an element is called in plain words; its path where there are none. */
export const saidOf = (file: string, path: string, t: Texts['t']): string => {
  if (!path) return t('design.text');
  const [, column, n = '1'] = cell.exec(path) ?? [];
  if (column) return t(`design.said.${column}`, { n });
  if (file.endsWith('.form')) {
    const key = `formEditor.entry.${path.replaceAll('/', '.')}`;
    const word = t(key);
    return word === key ? path : word;
  }
  const isModel = /\.(bpmn|dmn)$/.test(file);
  const key = isModel && words[path.replace(/^(\w+EventDefinition|decisionTable|inputExpression)\//, '')];
  return key ? t(key) : path.replace(/^extensionElements\/(properties\/property\[(.+)\]$)?/, '$2');
};
