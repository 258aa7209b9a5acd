declare module 'dmn-js-shared/lib/base/EditingManager' {
  export interface View {
    id: string;
    name?: string;
    element: import('./rules').Decision;
  }
  export interface Viewer {
    get<T>(service: string): T;
    on(event: string, told: () => void): void;
  }
  export interface Provider {
    id: string;
    constructor: unknown;
    opens(element: import('./rules').Decision): boolean;
  }
  export default class EditingManager {
    _options: { readOnly?: boolean };
    constructor(options: Record<string, unknown>);
    importXML(xml: string): Promise<unknown>;
    saveXML(options: { format: boolean }): Promise<{ xml: string }>;
    on(event: string, told: (event: { viewer: Viewer }) => void): void;
    open(view: View): Promise<unknown>;
    getViews(): View[];
    getActiveView(): View | undefined;
    getActiveViewer(): Viewer | undefined;
    destroy(): void;
  }
}
declare module 'dmn-js-decision-table/lib/Editor' {
  const Editor: unknown;
  export default Editor;
}
declare module 'dmn-js-decision-table/lib/Viewer' {
  const Viewer: unknown;
  export default Viewer;
}
