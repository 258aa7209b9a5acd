declare module 'bpmnlint/lib/traverse' {
  export default function traverse(definitions: unknown, visitor: { enter: (node: unknown) => void }): void;
}
declare module 'bpmnlint/rules/*' {
  export default function rule(): {
    check(node: unknown, reporter: { report(id: string): void }): unknown;
  };
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
