import DOMPurify from 'dompurify';

interface Policies {
  readonly defaultPolicy: unknown;
  createPolicy(name: string, rules: { createHTML(markup: string): string }): unknown;
}

/**
 * bpmn-js, dmn-js and form-js write markup as text. Under Trusted Types the browser hands such text to this policy, which takes out
 * whatever could run. There is no rule for scripts and their addresses, so those stay refused.
 */
export function purifyVendorMarkup(): void {
  const policies = (globalThis as { trustedTypes?: Policies }).trustedTypes;
  if (!policies || policies.defaultPolicy) return;
  policies.createPolicy('default', {
    createHTML: (markup) => (markup ? DOMPurify.sanitize(markup, { ADD_ATTR: ['target', 'contenteditable'] }) : ''),
  });
}
