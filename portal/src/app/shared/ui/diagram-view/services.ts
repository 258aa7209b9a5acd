import type { Part } from './elements';

/** What is used of bpmn-js, which has no types of its own for it. */
export interface Services {
  get<T>(name: string): T;
  getDefinitions(): unknown;
}
export interface Point {
  x: number;
  y: number;
}
export interface Shape extends Point {
  id: string;
  type: string;
  width: number;
  height: number;
  businessObject: Part;
  parent: Shape;
  /** Of words that stand beside what they belong to. */
  labelTarget?: Shape;
  labels: Shape[];
  children: Shape[];
  /** Of a flow. */
  waypoints?: Point[];
  incoming: Shape[];
  outgoing: Shape[];
}
export interface ElementFactory {
  createShape(shape: Record<string, unknown>): Shape;
}
export interface SpaceTool {
  calculateAdjustments(
    elements: Shape[],
    axis: 'x',
    delta: number,
    start: number,
  ): { movingShapes: Shape[]; resizingShapes: Shape[] };
  makeSpace(moving: Shape[], resizing: Shape[], delta: Point, direction: 'e', start: number): void;
}
export interface Canvas {
  zoom(level: 'fit-viewport' | number, center?: 'auto'): number;
  viewbox(): { scale: number };
  getRootElement(): Shape;
  scroll(by: { dx: number; dy: number }): void;
  scrollToElement(shape: Shape): void;
  addMarker(shape: Shape, marker: string): void;
  removeMarker(shape: Shape, marker: string): void;
}
export interface Overlays {
  add(id: string, type: string, overlay: { position: Record<string, number>; scale: boolean; html: HTMLElement }): void;
  remove(filter: { type: string }): void;
}
export interface Selection {
  get(): Shape[];
  select(shape: Shape | null): void;
}
export interface Registry {
  get(id: string): Shape | undefined;
  filter(test: (shape: Shape) => boolean): Shape[];
}
export interface Modeling {
  updateProperties(shape: Shape, properties: Record<string, unknown>): void;
  updateModdleProperties(shape: Shape, part: Part, properties: Record<string, unknown>): void;
  moveShape(shape: Shape, by: Point): void;
  removeElements(shapes: Shape[]): void;
  createShape(shape: Shape, at: Point, parent: Shape, hints?: { attach: boolean }): Shape;
  appendShape(source: Shape, shape: Shape, at: Point, parent: Shape): Shape;
}
export interface CommandStack {
  register(command: string, handler: { preExecute(context: { work: () => void }): void }): void;
  execute(command: string, context: { work: () => void }): void;
}
type Heard = (event: { context: Record<string, Shape | undefined> }) => void;
export interface EventBus {
  on(event: string, heard: Heard): void;
  on(event: string, priority: number, heard: Heard): void;
  fire(event: 'autoPlace', about: { source: Shape; shape: Shape }): Point;
}
export interface Entry {
  group: string;
  className: string;
  title: string;
  action: Record<'click' | 'dragstart', (event: Event, element: Shape) => void>;
}
export type Entries = Record<string, Partial<Entry>>;
export interface Palette {
  registerProvider(priority: number, provider: { getPaletteEntries(): (entries: Entries) => Entries }): void;
}
export interface ContextPad {
  registerProvider(priority: number, provider: { getContextPadEntries(): (entries: Entries) => Entries }): void;
}
export interface Create {
  start(event: Event, shape: Shape, hints?: { source: Shape }): void;
}
export interface AutoPlace {
  append(source: Shape, shape: Shape): void;
}
export interface DirectEditing {
  activate(shape: Shape): void;
}
