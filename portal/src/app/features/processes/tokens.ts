import type { DiagramMark } from '../../shared/ui/diagram-view/diagram-view';
import type { Move } from './design-api';

/** Where the tokens of a process stand at a moment: whenever one comes to a node there is a new one. */
export interface Moment {
  name: string;
  minute: number;
  marks: DiagramMark[];
}

/** The moments of one process, told by the way of all tokens of a scenario. */
export const momentsOf = (path: Move[], process: string): Moment[] => {
  const moments: Moment[] = [];
  const there = new Map<string, number>();
  for (const { node, name, arrives, minute } of path.filter((move) => move.process === process)) {
    there.set(node, Math.max(0, (there.get(node) ?? 0) + (arrives ? 1 : -1)));
    if (arrives) moments.push({ name: name || node, minute, marks: [...there].map(markOf) });
  }
  return moments;
};

const markOf = ([id, count]: [string, number]): DiagramMark =>
  count ? { id, state: 'active', ...(count > 1 ? { count } : {}) } : { id, state: 'done' };
