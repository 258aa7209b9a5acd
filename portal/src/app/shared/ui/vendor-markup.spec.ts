import { afterEach, expect, it, vi } from 'vitest';
import { purifyVendorMarkup } from './vendor-markup';

interface Rules {
  createHTML(markup: string): string;
}

afterEach(() => vi.unstubAllGlobals());

function policyMade(): Rules {
  const made = new Map<string, Rules>();
  vi.stubGlobal('trustedTypes', {
    get defaultPolicy() {
      return made.get('default') ?? null;
    },
    createPolicy: (name: string, rules: Rules) => {
      if (name === 'default' && made.has(name)) throw new TypeError('There is one already.');
      made.set(name, rules);
      return rules;
    },
  });
  purifyVendorMarkup();
  purifyVendorMarkup();
  const rules = made.get('default');
  if (!rules) throw new Error('no policy was made');
  return rules;
}

it('takes what could run out of the markup of libraries and leaves the rest [K7]', () => {
  const { createHTML } = policyMade();

  expect(createHTML('<div class="entry" data-action="x" onclick="a()"><script>b()</script>Step</div>')).toBe(
    '<div class="entry" data-action="x">Step</div>',
  );
  expect(createHTML('<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"></path></svg>')).toContain(
    '<path d="M0 0">',
  );
  expect(createHTML('<div contenteditable="true"></div>')).toContain('contenteditable');
  expect(createHTML('')).toBe('');
});

it('has no rule for scripts and their addresses [K7]', () => {
  expect(Object.keys(policyMade())).toEqual(['createHTML']);
});

it('asks nothing of a browser that does not know Trusted Types [K7]', () => {
  vi.stubGlobal('trustedTypes', undefined);

  expect(purifyVendorMarkup).not.toThrow();
});
