interface Named {
  id: string;
}
interface Rule extends Named {
  inputEntry?: Named[];
  outputEntry?: Named[];
}

/** A decision as dmn-moddle keeps it, as far as it is looked into. */
export interface Decision extends Named {
  $type: string;
  decisionLogic?: Named & {
    $type: string;
    input?: (Named & { inputExpression?: Named })[];
    output?: Named[];
    rule?: Rule[];
  };
}

/** What has this id in a table; what stands inside of it without one is told by its tag. */
export const partOf = ({ decisionLogic: table }: Decision, id: string, tag = ''): Named | undefined => {
  const rules = (table?.rule ?? []).flatMap(({ inputEntry = [], outputEntry = [] }) => [...inputEntry, ...outputEntry]);
  const inputs = table?.input ?? [];
  if (tag === 'inputExpression') return inputs.find((input) => input.id === id)?.inputExpression;
  const parts = [
    ...inputs,
    ...inputs.map(({ inputExpression }) => inputExpression),
    ...(table?.output ?? []),
    ...rules,
  ];
  return tag ? undefined : parts.find((part) => part?.id === id);
};

export const isTable = ({ $type, decisionLogic }: Decision): boolean =>
  $type === 'dmn:Decision' && decisionLogic?.$type === 'dmn:DecisionTable';

/** The id of the cell of the table that stands for an element: an entry, the head of a column, or the first cell of a rule. */
export const cellOf = ({ decisionLogic: table }: Decision, id: string): string | null => {
  for (const rule of table?.rule ?? []) {
    const cells = [...(rule.inputEntry ?? []), ...(rule.outputEntry ?? [])];
    if (rule.id === id) return cells[0]?.id ?? null;
    if (cells.some((cell) => cell.id === id)) return id;
  }
  const input = table?.input?.find((each) => each.id === id || each.inputExpression?.id === id);
  return input?.id ?? table?.output?.find((each) => each.id === id)?.id ?? null;
};
