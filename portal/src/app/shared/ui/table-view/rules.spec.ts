import { describe, expect, it } from 'vitest';
import { cellOf, type Decision, isTable, partOf } from './rules';
import { inGerman } from './words';

const decision: Decision = {
  $type: 'dmn:Decision',
  id: 'approval-policy',
  decisionLogic: {
    $type: 'dmn:DecisionTable',
    id: 'table_ApprovalPolicy',
    input: [{ id: 'input_Amount', inputExpression: { id: 'inputExpression_Amount' } }],
    output: [{ id: 'output_Level' }, { id: 'output_Rule' }],
    rule: [
      { id: 'rule_Small', inputEntry: [{ id: 'entry_Small' }], outputEntry: [{ id: 'small_Level' }] },
      { id: 'rule_Always', outputEntry: [{ id: 'always_Level' }] },
    ],
  },
};

describe('the cell that a problem is at', () => {
  it.each([
    ['small_Level', 'small_Level'],
    ['entry_Small', 'entry_Small'],
    ['rule_Small', 'entry_Small'],
    ['rule_Always', 'always_Level'],
    ['input_Amount', 'input_Amount'],
    ['inputExpression_Amount', 'input_Amount'],
    ['output_Rule', 'output_Rule'],
    ['table_ApprovalPolicy', null],
  ])('%s [F3]', (id, cell) => {
    expect(cellOf(decision, id)).toBe(cell);
  });
});

it('finds what is to be mended, by its id or by what it is in [F3]', () => {
  expect(partOf(decision, 'inputExpression_Amount')).toEqual({ id: 'inputExpression_Amount' });
  expect(partOf(decision, 'input_Amount', 'inputExpression')).toEqual({ id: 'inputExpression_Amount' });
  expect(partOf(decision, 'always_Level')).toEqual({ id: 'always_Level' });
  expect(partOf(decision, 'gone')).toBeUndefined();
});

it('takes tables for tables alone [F1]', () => {
  expect(isTable(decision)).toBe(true);
  expect(isTable({ ...decision, decisionLogic: { $type: 'dmn:LiteralExpression', id: 'l' } })).toBe(false);
});

it('says in German what dmn-js says, and leaves what it does not know', () => {
  expect(inGerman('Add rule')).toBe('Regel hinzufügen');
  expect(inGerman('e.g. { sample }', { sample: '10' })).toBe('etwa 10');
  expect(inGerman('Something else')).toBe('Something else');
});
