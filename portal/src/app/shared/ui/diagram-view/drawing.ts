import type { Part } from './elements';

/** Why a model cannot be drawn by itself. */
export type Obstacle = 'UNREADABLE' | 'PROCESSES' | 'SIZE';

interface Flow extends Part {
  sourceRef?: Node;
  targetRef?: Node;
}
interface Node extends Part {
  incoming?: Flow[];
  outgoing?: Flow[];
  flowElements?: Node[];
  artifacts?: Part[];
  laneSets?: Part[];
}
interface Definitions extends Part {
  rootElements?: Node[];
}

/** Elements of one model; drawing them takes a second. */
const most = 2_000;

const node = /<(?:\w+:)?(?:\w*[tT]ask|\w+Event|\w+Gateway|callActivity)[\s>]/;

/** Whether it has something to draw, and no drawing of it. */
export const isUndrawn = (xml: string): boolean => node.test(xml) && !xml.includes('BPMNShape');

/** The same model with a drawing, without what cannot be laid out and only helps the reader: pools, lanes, groups and notes; or why there is none. */
export const draw = async (xml: string): Promise<{ xml: string } | Obstacle> => {
  const [{ layoutProcess }, { BpmnModdle }, { default: camunda }] = await Promise.all([
    import('bpmn-auto-layout'),
    import('bpmn-moddle'),
    import('camunda-bpmn-moddle/resources/camunda.json'),
  ]);
  try {
    const moddle = new BpmnModdle({ camunda });
    const { rootElement } = await moddle.fromXML(xml);
    const definitions = rootElement as Definitions;
    const roots = definitions.rootElements?.filter(({ $type }) => $type !== 'bpmn:Collaboration') ?? [];
    const processes = roots.filter(({ flowElements }) => flowElements);
    if (processes.length !== 1) return 'PROCESSES';
    if (processes.flatMap(within).length > most) return 'SIZE';
    definitions.rootElements = roots;
    processes.forEach(prepare);
    return { xml: await layoutProcess((await moddle.toXML(rootElement, { format: true })).xml) };
  } catch {
    return 'UNREADABLE';
  }
};

const within = (holder: Node): Node[] => (holder.flowElements ?? []).flatMap((each) => [each, ...within(each)]);

/** Flows are followed from node to node, which need not name them in the file. */
const prepare = (process: Node): void => {
  for (const holder of [process, ...within(process)]) {
    delete holder.artifacts;
    delete holder.laneSets;
  }
  const flows = within(process).filter(({ $type }) => $type === 'bpmn:SequenceFlow') as Flow[];
  for (const flow of flows) {
    add(flow.sourceRef, 'outgoing', flow);
    add(flow.targetRef, 'incoming', flow);
  }
};

const add = (end: Node | undefined, side: 'incoming' | 'outgoing', flow: Flow): void => {
  if (end && !end[side]?.includes(flow)) end[side] = [...(end[side] ?? []), flow];
};
