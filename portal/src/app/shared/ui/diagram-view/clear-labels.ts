import type { Bounds } from './labels';
import type { EventBus, Modeling, Point, Registry, Services, Shape } from './services';

/** After the vendor has put it into a way and has led the ways anew. */
const last = 500;

const gap = 4;

const overlap = (one: Bounds, other: Bounds) =>
  one.x < other.x + other.width &&
  other.x < one.x + one.width &&
  one.y < other.y + other.height &&
  other.y < one.y + one.height;

/** Beside each stretch of a way: at its begin, in its middle and at its end. */
const besideWay = ({ width, height }: Bounds, waypoints: Point[]): Point[] =>
  waypoints.slice(1).flatMap((to, at) => {
    const from = waypoints[at] ?? to;
    if (from.y === to.y) {
      const [left, right] = [Math.min(from.x, to.x), Math.max(from.x, to.x)];
      const along = [left + gap, (left + right - width) / 2, right - gap - width];
      return along.flatMap((x) => [from.y - gap - height, from.y + gap].map((y) => ({ x, y })));
    }
    const [top, bottom] = [Math.min(from.y, to.y), Math.max(from.y, to.y)];
    const across = [Math.max(from.x, to.x) + gap, Math.min(from.x, to.x) - gap - width];
    const down = [top + gap, (top + bottom - height) / 2, bottom - gap - height];
    return down.flatMap((y) => across.map((x) => ({ x, y })));
  });

const around = ({ width, height }: Bounds, of: Bounds): Point[] => {
  const [x, y] = [of.x + (of.width - width) / 2, of.y + (of.height - height) / 2];
  return [
    { x, y: of.y + of.height + gap },
    { x, y: of.y - gap - height },
    { x: of.x + of.width + gap, y },
    { x: of.x - gap - width, y },
  ];
};

/** Where words cover nothing, near where they are; null where they may stay, and where there is no such place. */
export const clearPlace = (label: Bounds, of: Bounds & { waypoints?: Point[] }, taken: Bounds[]): Point | null => {
  const isFree = (at: Bounds) => !taken.some((each) => overlap(at, each));
  if (isFree(label)) return null;
  const far = ({ x, y }: Point) => Math.abs(x - label.x) + Math.abs(y - label.y);
  const places = of.waypoints ? besideWay(label, of.waypoints) : around(label, of);
  const free = places.filter((place) => isFree({ ...label, ...place }));
  return free.sort((one, other) => far(one) - far(other))[0] ?? null;
};

/** The words of what is drawn, and of the ways to and from it, cover neither steps nor other words. */
export const keepLabelsClear = (modeler: Services): void => {
  const clear = (label: Shape) => {
    const taken = modeler
      .get<Registry>('elementRegistry')
      .filter((each) => each !== label && !each.waypoints && !!each.parent && !each.children.length);
    const place = clearPlace(label, label.labelTarget ?? label, taken);
    if (place) modeler.get<Modeling>('modeling').moveShape(label, { x: place.x - label.x, y: place.y - label.y });
  };
  for (const command of ['shape.create', 'label.create'])
    modeler.get<EventBus>('eventBus').on(`commandStack.${command}.postExecuted`, last, ({ context: { shape } }) => {
      if (!shape?.parent) return;
      const labels = shape.labelTarget ? [shape] : [...shape.incoming, ...shape.outgoing].flatMap((way) => way.labels);
      labels.forEach(clear);
    });
};
