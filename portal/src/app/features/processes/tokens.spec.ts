import { describe, expect, it } from 'vitest';
import { momentsOf } from './tokens';

const move = (node: string, arrives: boolean, minute = 0, process = 'purchase') => ({
  process,
  node,
  name: node.toUpperCase(),
  arrives,
  minute,
});

describe('moments of tokens', () => {
  it('are told whenever one comes to a node, with where all of them stand', () => {
    const moments = momentsOf(
      [
        move('a', true),
        move('a', false),
        move('b', true),
        move('x', true, 1, 'approval'),
        move('c', true, 2),
        move('b', true, 3),
      ],
      'purchase',
    );

    expect(moments.map(({ name, minute }) => [name, minute])).toEqual([
      ['A', 0],
      ['B', 0],
      ['C', 2],
      ['B', 3],
    ]);
    expect(moments.at(-1)?.marks).toEqual([
      { id: 'a', state: 'done' },
      { id: 'b', state: 'active', count: 2 },
      { id: 'c', state: 'active' },
    ]);
  });
});
