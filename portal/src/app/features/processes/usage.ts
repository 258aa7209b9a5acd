import type { Heat } from '../../shared/ui/diagram-view/diagram-view';
import type { NodeUse, Usage } from './design-api';

export type Measure = 'often' | 'long';

/** A node that holds requests up, and how different that is on another release. */
export interface Bottleneck extends NodeUse {
  /** In seconds; absent when it cannot be told. */
  longer?: number;
  moreVisits?: number;
}

const heats: Heat[] = [1, 2, 3, 4, 5];

/** Visits, or seconds of the middle stay; 0 when nobody stayed. */
export const figureOf = (node: NodeUse, measure: Measure): number =>
  measure === 'often' ? node.visits : (node.median_seconds ?? 0);

/** Five equal steps up to the most; none for what there is nothing of. */
export const heatOf = (figure: number, most: number): Heat | undefined =>
  figure > 0 ? heats[Math.ceil((5 * figure) / most) - 1] : undefined;

/** Of these nodes those that somebody stayed at: the longest middle stay times the visits first. */
export const bottlenecksOf = (nodes: NodeUse[], usage: Usage, other?: Usage): Bottleneck[] =>
  nodes
    .filter(({ here, most_seconds }) => here || most_seconds)
    .sort((one, next) => heldUp(next) - heldUp(one) || next.here - one.here)
    .map((node) => ({ ...node, ...(other?.requests ? against(node, usage, other) : {}) }));

const heldUp = ({ visits, median_seconds }: NodeUse): number => visits * (median_seconds ?? 0);

/** A release may have had more requests, so that visits are compared per request. */
const against = (node: NodeUse, usage: Usage, other: Usage): Partial<Bottleneck> => {
  const same = other.nodes.find((each) => each.process === node.process && each.node === node.node);
  const moreVisits = node.visits / usage.requests - (same?.visits ?? 0) / other.requests;
  return node.median_seconds == null || same?.median_seconds == null
    ? { moreVisits }
    : { moreVisits, longer: node.median_seconds - same.median_seconds };
};
