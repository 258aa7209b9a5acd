import { type Block, isEdge } from './blocks';
import { changesOf, type Factory, factsOf, type Part } from './elements';
import { plainId } from './plain-ids';
import type {
  Canvas,
  ElementFactory,
  EventBus,
  Modeling,
  Point,
  Registry,
  Services,
  Shape,
  SpaceTool,
} from './services';

/** Commands after which an element may have an id that says nothing. */
const naming = ['shape.create', 'connection.create', 'element.updateLabel', 'element.updateProperties'];

/** How wide a step is, with the flow that leads to it. */
const room = 150;

/** Elements that are drawn get ids that say what they are, with the name that they get first. */
export const keepPlainIds = (modeler: Services): void => {
  for (const command of naming)
    modeler.get<EventBus>('eventBus').on(`commandStack.${command}.postExecuted`, ({ context }) => {
      const shape = context['shape'] ?? context['connection'] ?? context['element'];
      if (shape && !shape.labelTarget) nameIt(modeler, shape);
    });
};

/** Puts a block after an element, to its edge, or into a flow; with what follows it. */
export const place = (modeler: Services, block: Block, source: Shape): Shape => {
  const modeling = modeler.get<Modeling>('modeling');
  const shape = build(modeler, block);
  const way = factsOf(source.businessObject).leadsOn ? source.outgoing[0] : source.waypoints && source;
  let made: Shape;
  if (isEdge(block)) {
    const edge = { x: source.x + source.width * (block.beside ? 0.25 : 0.75), y: source.y + source.height };
    made = modeling.createShape(shape, edge, source, { attach: true });
  } else if (way?.waypoints) made = modeling.createShape(shape, makeRoom(modeler, way), way);
  else made = modeling.appendShape(source, shape, freePlace(modeler, source, shape), source.parent);
  if (block.then) place(modeler, block.then, made);
  return made;
};

/** Where bpmn-js would put it, or below when something is there already. */
const freePlace = (modeler: Services, source: Shape, shape: Shape): Point => {
  const at = modeler.get<EventBus>('eventBus').fire('autoPlace', { source, shape });
  const isOver = (other: Shape) =>
    !other.waypoints &&
    Math.abs(other.x + other.width / 2 - at.x) < (other.width + shape.width) / 2 &&
    Math.abs(other.y + other.height / 2 - at.y) < (other.height + shape.height) / 2;
  const beside = modeler.get<Registry>('elementRegistry').filter(({ parent }) => parent === source.parent);
  while (beside.some(isOver)) at.y += 30;
  return at;
};

/** As it is before it has a place. */
export const build = (modeler: Services, { type, event, beside, changes }: Block): Shape => {
  const shape = modeler.get<ElementFactory>('elementFactory').createShape({ type, ...event });
  const part = shape.businessObject as Part & { set(name: string, value: unknown): void };
  const said = changesOf(part, changes, modeler.get<Factory>('bpmnFactory'));
  for (const [name, value] of Object.entries(said)) part.set(name, value);
  if (beside) part.set('cancelActivity', false);
  return shape;
};

/** Moves what is behind the longest level part of a flow, so that a step and the flow's words fit in; where the step goes. */
const makeRoom = (modeler: Services, { waypoints = [], labels }: Shape): Point => {
  const parts = waypoints.slice(1).map((to, i) => ({ from: waypoints[i] ?? to, to }));
  const level = parts.filter(({ from, to }) => from.y === to.y && to.x > from.x);
  const longest = level.sort((one, other) => other.to.x - other.from.x - (one.to.x - one.from.x))[0];
  const { from, to } = longest ?? parts[Math.floor(parts.length / 2)] ?? { from: waypoints[0], to: waypoints[0] };
  if (!from || !to) return { x: 0, y: 0 };
  const middle = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
  const wanted = Math.max(room + 50, 120 + 2 * Math.max(0, ...labels.map(({ width }) => width)));
  const missing = wanted - (to.x - from.x);
  if (!longest || missing <= 0) return middle;
  const by = Math.max(room, missing);
  const tool = modeler.get<SpaceTool>('spaceTool');
  const all = modeler.get<Registry>('elementRegistry').filter(({ parent }) => !!parent);
  const { movingShapes, resizingShapes } = tool.calculateAdjustments(all, 'x', by, middle.x);
  tool.makeSpace(movingShapes, resizingShapes, { x: by, y: 0 }, 'e', middle.x);
  return { x: middle.x + by / 2, y: middle.y };
};

const nameIt = (modeler: Services, shape: Shape): void => {
  const { $type, id, name } = shape.businessObject;
  const registry = modeler.get<Registry>('elementRegistry');
  const plain = plainId($type, id, name ?? '', (wanted) => registry.get(wanted) !== undefined);
  if (plain && modeler.get<Canvas>('canvas').getRootElement() !== shape)
    modeler.get<Modeling>('modeling').updateProperties(shape, { id: plain });
};
