import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { actOf, listOf, problemsAt, sentenceOf, storyOf, wordsOf } from './story';

const scenarios = globSync('../processes/src/main/resources/packs/*/scenarios/*.yaml').map((file) =>
  readFileSync(file, 'utf8'),
);

describe('story', () => {
  it('understands each step of the packs, and says it in the same words [F1]', () => {
    expect(scenarios.length).toBeGreaterThan(50);
    const steps = scenarios.flatMap((text) => storyOf(parse(text))?.course ?? []);
    for (const { when } of steps) {
      const act = actOf(when);
      expect(act.kind, when).not.toBe('other');
      expect(sentenceOf(act)).toBe(when);
    }
  });

  it('tells who acts from what is done and with which outcome', () => {
    expect(actOf("manager's manager sends back")).toEqual({
      kind: 'deed',
      who: "manager's manager",
      verb: 'sends back',
      object: '',
    });
    expect(actOf('manager delegates to head')).toEqual({
      kind: 'deed',
      who: 'manager',
      verb: 'delegates',
      object: 'head',
    });
    expect(actOf('1 day passes')).toEqual({ kind: 'pass', number: 1, unit: 'day' });
    expect(actOf('somebody dances')).toEqual({ kind: 'other', sentence: 'somebody dances' });
  });

  it('is none where something else stands', () => {
    expect(storyOf({ scenario: 'x', course: 'approve' })).toBeNull();
    expect(storyOf({ given: [] })).toBeNull();
    expect(storyOf(null)).toEqual({ scenario: '', given: { answers: {} }, course: [] });
  });

  it('takes one word without brackets', () => {
    expect(wordsOf('manager')).toEqual(['manager']);
    expect(wordsOf(undefined)).toEqual([]);
    expect([listOf([]), listOf(['a']), listOf(['a', 'b'])]).toEqual([undefined, 'a', ['a', 'b']]);
  });

  it('knows of which step the runner speaks', () => {
    const problems = [
      'given: there is no "dean" here',
      'step 1 (manager approves (first)): status is REJECTED, expected APPROVED',
      'step 12: asked is [], expected [x]',
    ];
    expect(problemsAt(problems, 0)).toEqual(['there is no "dean" here']);
    expect(problemsAt(problems, 1)[0]).toContain('status is REJECTED, expected APPROVED');
    expect(problemsAt(problems, 12)).toEqual(['asked is [], expected [x]']);
    expect(problemsAt(problems, 2)).toEqual([]);
  });
});
