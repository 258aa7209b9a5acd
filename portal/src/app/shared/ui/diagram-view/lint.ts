import traverse from 'bpmnlint/lib/traverse';
import adHocSubProcess from 'bpmnlint/rules/ad-hoc-sub-process';
import conditionalEvent from 'bpmnlint/rules/conditional-event';
import conditionalFlows from 'bpmnlint/rules/conditional-flows';
import endEventRequired from 'bpmnlint/rules/end-event-required';
import eventBasedGateway from 'bpmnlint/rules/event-based-gateway';
import eventSubProcessTypedStartEvent from 'bpmnlint/rules/event-sub-process-typed-start-event';
import globals from 'bpmnlint/rules/global';
import labelRequired from 'bpmnlint/rules/label-required';
import linkEvent from 'bpmnlint/rules/link-event';
import noBpmndi from 'bpmnlint/rules/no-bpmndi';
import noComplexGateway from 'bpmnlint/rules/no-complex-gateway';
import noDisconnected from 'bpmnlint/rules/no-disconnected';
import noDuplicateSequenceFlows from 'bpmnlint/rules/no-duplicate-sequence-flows';
import noImplicitEnd from 'bpmnlint/rules/no-implicit-end';
import noImplicitSplit from 'bpmnlint/rules/no-implicit-split';
import noImplicitStart from 'bpmnlint/rules/no-implicit-start';
import noOverlappingElements from 'bpmnlint/rules/no-overlapping-elements';
import singleBlankStartEvent from 'bpmnlint/rules/single-blank-start-event';
import singleEventDefinition from 'bpmnlint/rules/single-event-definition';
import standardSize from 'bpmnlint/rules/standard-size';
import startEventRequired from 'bpmnlint/rules/start-event-required';
import subProcessBlankStartEvent from 'bpmnlint/rules/sub-process-blank-start-event';
import superfluousGateway from 'bpmnlint/rules/superfluous-gateway';
import superfluousLabel from 'bpmnlint/rules/superfluous-label';
import superfluousTermination from 'bpmnlint/rules/superfluous-termination';

/** A habit of good models that an element does not keep. */
export interface Hint {
  /** The id of the element. */
  id: string;
  rule: string;
}

/** Those of `processes/.bpmnlintrc`, which the models of the packs keep. */
export const rules = {
  'ad-hoc-sub-process': adHocSubProcess,
  'conditional-event': conditionalEvent,
  'conditional-flows': conditionalFlows,
  'end-event-required': endEventRequired,
  'event-based-gateway': eventBasedGateway,
  'event-sub-process-typed-start-event': eventSubProcessTypedStartEvent,
  global: globals,
  'label-required': labelRequired,
  'link-event': linkEvent,
  'no-bpmndi': noBpmndi,
  'no-complex-gateway': noComplexGateway,
  'no-disconnected': noDisconnected,
  'no-duplicate-sequence-flows': noDuplicateSequenceFlows,
  'no-implicit-end': noImplicitEnd,
  'no-implicit-split': noImplicitSplit,
  'no-implicit-start': noImplicitStart,
  'no-overlapping-elements': noOverlappingElements,
  'single-blank-start-event': singleBlankStartEvent,
  'single-event-definition': singleEventDefinition,
  'standard-size': standardSize,
  'start-event-required': startEventRequired,
  'sub-process-blank-start-event': subProcessBlankStartEvent,
  'superfluous-gateway': superfluousGateway,
  'superfluous-label': superfluousLabel,
  'superfluous-termination': superfluousTermination,
};

/** Milliseconds at a stretch, between which the browser can do other things. */
const stretch = 16;

/** What one rule says; one that fails says nothing. Some remember what they have seen: they are made anew. */
const hintsBy = (rule: keyof typeof rules, nodes: unknown[]): Hint[] => {
  const hints = new Map<string, Hint>();
  const { check } = rules[rule]();
  try {
    for (const node of nodes) check(node, { report: (id) => hints.set(id, { id, rule }) });
  } catch {
    return [];
  }
  return [...hints.values()];
};

/**
 * What of a model could be drawn better; each element once for each rule.
 *
 * @param isOver whether nobody wants to know any more; then null
 */
export const hintsOf = async (definitions: unknown, isOver = () => false): Promise<Hint[] | null> => {
  // the linter of bpmnlint walks through the model once for each rule, which takes most of its time
  const nodes: unknown[] = [];
  traverse(definitions, { enter: (node) => void nodes.push(node) });
  const hints: Hint[] = [];
  let begun = performance.now();
  for (const rule of Object.keys(rules) as (keyof typeof rules)[]) {
    if (performance.now() - begun > stretch) {
      await new Promise((resolve) => setTimeout(resolve));
      begun = performance.now();
    }
    if (isOver()) return null;
    hints.push(...hintsBy(rule, nodes));
  }
  return hints;
};
