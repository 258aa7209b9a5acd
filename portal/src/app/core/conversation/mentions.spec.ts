import { describe, expect, it } from 'vitest';
import { markMentions, mentionAt, withAddresses, withNames } from './mentions';

const anna = { id: 'a', name: 'Anna Berg', email: 'anna@acme.example' };
const bergmann = { id: 'b', name: 'Anna Bergmann', email: 'bergmann@acme.example' };

describe('mentions', () => {
  it('begin at an @ that begins a word, and end at the cursor', () => {
    expect(mentionAt('Ask @an', 7)).toBe('an');
    expect(mentionAt('Ask @Anna B', 11)).toBe('Anna B');
    expect(mentionAt('Ask @', 5)).toBe('');
    expect(mentionAt('write to jane@acme', 18)).toBeNull();
    expect(mentionAt('Ask @an', 3)).toBeNull();
  });

  it('are stored by address, the longer name first, and edited by name', () => {
    const stored = withAddresses('@Anna Bergmann and @Anna Berg, please', [anna, bergmann]);
    expect(stored).toBe('@bergmann@acme.example and @anna@acme.example, please');
    expect(withNames(stored, [anna, bergmann])).toBe('@Anna Bergmann and @Anna Berg, please');
  });

  it('are marked by name, whether the server made a link of the address or not', () => {
    const link = '<p>Hello @<a href="mailto:anna@acme.example" rel="nofollow">anna@acme.example</a>!</p>';
    expect(markMentions(link, [anna])).toBe('<p>Hello <span class="mention">Anna Berg</span>!</p>');
    expect(markMentions('<p>@Anna.Berg and @anna@acme.example</p>', [anna])).toBe(
      '<p><span class="mention">Anna Berg</span> and <span class="mention">Anna Berg</span></p>',
    );
    expect(markMentions('<p>anna@acme.example</p>', [anna])).toBe('<p>anna@acme.example</p>');
  });
});
