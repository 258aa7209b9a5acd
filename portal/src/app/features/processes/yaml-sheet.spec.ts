import { signal } from '@angular/core';
import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { OpenFile } from './open-file';
import { YamlSheet } from './yaml-sheet';

const opened = (begun: string) => {
  const text = signal(begun);
  const file = { begun: signal(begun), text, edit: (now: string) => text.set(now) };
  return { text, begun: file.begun, sheet: new YamlSheet(() => file as unknown as OpenFile) };
};

const scenario = `# why we have it
scenario: Small purchases
given:
  answers: {amount: 640, currency: USD} # in dollars
course:
  # first look
  - then: {status: IN_REVIEW, asked: manager}

  - when: manager approves
    saying: "Yes"
    then: {status: APPROVED}
`;

describe('YamlSheet', () => {
  it('leaves every file of the packs byte for byte as it was, but for what is changed [F1]', () => {
    const files = globSync('../processes/src/main/resources/packs/*/{*.yaml,scenarios/*.yaml}');
    expect(files.length).toBeGreaterThan(80);
    for (const file of files) {
      const before = readFileSync(file, 'utf8');
      const { text, sheet } = opened(before);
      sheet.set(['added'], 'x');
      expect(text(), file).toBe(`${before}added: x\n`);
      sheet.set(['added'], undefined);
      expect(text(), file).toBe(before);
    }
  });

  it('changes one place and keeps comments, quotes and blank lines [F1]', () => {
    const { text, sheet } = opened(scenario);
    sheet.set(['given', 'answers', 'amount'], 900);
    sheet.set(['course', 1, 'saying'], 'No');
    sheet.set(['course', 0, 'then', 'asked'], ['head', 'finance']);
    expect(text()).toBe(
      scenario.replace('640', '900').replace('"Yes"', '"No"').replace('asked: manager', 'asked: [head, finance]'),
    );
  });

  it('writes what is new in one line, and takes away what holds nothing any more', () => {
    const { text, sheet } = opened('scenario: x\n');
    sheet.set(['given', 'answers', 'amount'], 5);
    sheet.set(['given', 'answers', 'note'], 'true, or not');
    expect(text()).toBe('scenario: x\ngiven:\n  answers: {amount: 5, note: "true, or not"}\n');
    sheet.set(['given', 'answers', 'amount'], undefined);
    sheet.set(['given', 'answers', 'note'], undefined);
    expect(text()).toBe('scenario: x\n');
  });

  it('adds, moves and removes steps, and undoes it all one by one [F1]', () => {
    const { text, sheet } = opened(scenario);
    sheet.insert(['course'], 2, { when: '5 days pass' });
    expect(text()).toBe(`${scenario}  - when: 5 days pass\n`);
    sheet.move(['course'], 2, 1);
    expect(text().indexOf('5 days')).toBeLessThan(text().indexOf('manager approves'));
    sheet.set(['course', 0], undefined);
    expect(text()).not.toContain('IN_REVIEW');

    sheet.undo();
    sheet.undo();
    expect(text()).toBe(`${scenario}  - when: 5 days pass\n`);
    sheet.undo();
    expect(text()).toBe(scenario);
    expect(sheet.canUndo()).toBe(false);
    sheet.redo();
    expect(text()).toBe(`${scenario}  - when: 5 days pass\n`);
  });

  it('undoes nothing past what somebody else has written', () => {
    const { text, begun, sheet } = opened(scenario);
    sheet.set(['scenario'], 'Mine');
    text.set('scenario: Theirs\n');
    begun.set('scenario: Theirs\n');
    expect(sheet.canUndo()).toBe(false);
  });

  it('says why it cannot be read, and changes nothing', () => {
    const { sheet } = opened('scenario: [x');
    expect(sheet.error()).toMatch(/^Flow sequence .*line 1, column 13:$/);
    expect(sheet.value()).toBeNull();
  });
});
