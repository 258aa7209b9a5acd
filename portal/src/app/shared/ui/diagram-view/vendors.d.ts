declare module 'bpmnlint/lib/linter' {
  export default class Linter {
    constructor(options: {
      config: { rules: Record<string, string> };
      resolver: Record<'resolveRule' | 'resolveConfig', (pkg: string, name: string) => unknown>;
    });
    lint(definitions: unknown): Promise<Record<string, { id: string; category: string }[]>>;
  }
}
declare module 'bpmnlint/rules/*' {
  const rule: unknown;
  export default rule;
}
declare module 'bpmn-moddle' {
  export class BpmnModdle {
    constructor(packages?: Record<string, unknown>);
    create(type: string, properties: Record<string, unknown>): unknown;
    fromXML(xml: string): Promise<{ rootElement: unknown }>;
    toXML(element: unknown, options: { format: boolean }): Promise<{ xml: string }>;
  }
}
declare module 'bpmn-auto-layout' {
  export function layoutProcess(xml: string): Promise<string>;
}
