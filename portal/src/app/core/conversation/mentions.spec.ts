import { describe, expect, it } from 'vitest';
import { markMentions, mentionAt, withAddresses, withNames } from './mentions';

const anna = { id: 'a', name: 'Anna Berg', email: 'anna@acme.example', photo: null };
const bergmann = { id: 'b', name: 'Anna Bergmann', email: 'bergmann@acme.example', photo: null };

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

  it('are marked by name', () => {
    expect(markMentions('<p>@Anna.Berg, (@anna@acme.example) and @Anna Bergmann.</p>', [anna, bergmann])).toBe(
      '<p><span class="mention">Anna Berg</span>, (<span class="mention">Anna Berg</span>) ' +
        'and <span class="mention">Anna Bergmann</span>.</p>',
    );
  });

  it('are no part of an address, a link or code', () => {
    for (const html of [
      '<p>anna@acme.example</p>',
      '<p><a href="mailto:sue@anna.berg" rel="nofollow">sue@anna.berg</a></p>',
      '<p>@anna@acme.example.org, x@Anna.Berg and @Anna.Berg@other.example</p>',
      '<p><a href="https://a.example/@Anna.Berg">https://a.example/@Anna.Berg</a></p>',
      '<p><code>@Anna.Berg</code></p>',
    ])
      expect(markMentions(html, [anna])).toBe(html);
  });
});
