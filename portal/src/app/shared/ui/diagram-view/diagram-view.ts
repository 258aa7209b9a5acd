import {
  afterNextRender,
  Component,
  DestroyRef,
  effect,
  ElementRef,
  inject,
  Injector,
  input,
  output,
  signal,
  viewChild,
  ViewEncapsulation,
} from '@angular/core';
import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';
import camunda from 'camunda-bpmn-moddle/resources/camunda.json';
import { Texts } from '../../locale/texts';
import { Icon } from '../icon/icon';
import { purifyVendorMarkup } from '../vendor-markup';
import { layLabels } from './labels';

export type Heat = 1 | 2 | 3 | 4 | 5;

export interface DiagramMark {
  id: string;
  state?: 'done' | 'active' | 'failed';
  /** How much there is of what is counted or measured, against the node with the most. */
  heat?: Heat;
  /** The time that the step took or has taken, above it; with a heat also at the corner of what is no step. */
  label?: string;
  /** How many are there, at its corner. */
  count?: number;
}

interface Shape {
  id: string;
  type: string;
  source?: { id: string };
  target?: { id: string };
  width: number;
  labelTarget?: unknown;
}
interface Canvas {
  zoom(level: 'fit-viewport' | number, center?: 'auto'): number;
  addMarker(shape: Shape, marker: string): void;
  removeMarker(shape: Shape, marker: string): void;
  resized(): void;
  viewbox(): { scale: number; inner: { width: number; height: number } };
}
interface Overlays {
  add(id: string, type: string, overlay: { position: Record<string, number>; html: HTMLElement }): void;
  remove(filter: { type: string }): void;
}
interface Registry {
  get(id: string): Shape | undefined;
  filter(test: (shape: Shape) => boolean): Shape[];
}

purifyVendorMarkup();

/** The door to bpmn-js: a diagram to look at; done green, now brand, next plain, or five heats of one hue; the time per step above it or how many are there at its corner. */
@Component({
  selector: 'as-diagram-view',
  imports: [Icon],
  styleUrl: './diagram-view.css',
  encapsulation: ViewEncapsulation.None,
  template: `
    <div class="stage" [style.height.px]="height()">
      <div #canvas class="stage-canvas" role="group" tabindex="0" [attr.aria-label]="label()"></div>
      <div class="stage-tools">
        <button
          class="button button-icon button-s"
          type="button"
          [attr.aria-label]="t('diagram.closer')"
          (click)="zoom(1.25)"
        >
          <as-icon name="plus" [small]="true" />
        </button>
        <button
          class="button button-icon button-s"
          type="button"
          [attr.aria-label]="t('diagram.farther')"
          (click)="zoom(0.8)"
        >
          <as-icon name="minus" [small]="true" />
        </button>
        <button class="button button-icon button-s" type="button" [attr.aria-label]="t('diagram.fit')" (click)="fit()">
          <as-icon name="fit" [small]="true" />
        </button>
      </div>
    </div>
  `,
})
export class DiagramView {
  readonly xml = input.required<string>();
  readonly marks = input<DiagramMark[]>([]);
  readonly label = input.required<string>();
  /** The id of an element that was pressed. */
  readonly pressed = output<string>();

  protected readonly t = inject(Texts).t;
  private readonly injector = inject(Injector);
  protected readonly height = signal(360);
  private width = 0;
  private byHand = false;
  private readonly marked: { shape: Shape; marker: string }[] = [];
  private readonly canvas = viewChild.required<ElementRef<HTMLElement>>('canvas');
  private readonly viewer = signal<NavigatedViewer | null>(null);
  private readonly drawn = signal<string | null>(null);

  constructor() {
    const destroyed = inject(DestroyRef);
    afterNextRender(() => {
      const viewer = new NavigatedViewer({
        container: this.canvas().nativeElement,
        moddleExtensions: { camunda },
        bpmnRenderer: {
          defaultFillColor: 'var(--diagram-fill)',
          defaultStrokeColor: 'var(--diagram-line)',
          defaultLabelColor: 'var(--text)',
        },
        textRenderer: {
          defaultStyle: { fontFamily: 'Inter, sans-serif', fontSize: 12, fontWeight: '500' },
          externalStyle: { fontSize: 11, fontWeight: '400' },
        },
      } as ConstructorParameters<typeof NavigatedViewer>[0]);
      viewer.on('element.click', (event: { element: Shape }) => this.pressed.emit(event.element.id));
      const resized = new ResizeObserver(() => this.refit());
      resized.observe(this.canvas().nativeElement);
      destroyed.onDestroy(() => {
        resized.disconnect();
        viewer.destroy();
      });
      this.viewer.set(viewer);
    });
    effect(() => {
      const viewer = this.viewer();
      const xml = this.xml();
      if (viewer)
        void viewer.importXML(xml).then(() => {
          layLabels(viewer);
          this.fit();
          this.drawn.set(xml);
        });
    });
    effect(() => {
      const viewer = this.viewer();
      if (viewer && this.drawn() === this.xml()) this.mark(viewer, this.marks());
    });
  }

  protected zoom(factor: number): void {
    this.byHand = true;
    const canvas = this.viewer()?.get<Canvas>('canvas');
    if (canvas) canvas.zoom(this.level(canvas) * factor, 'auto');
  }

  /** As high as the diagram needs at its natural size, within reason, and then filled by it. */
  protected fit(): void {
    const viewer = this.viewer();
    if (!viewer) return;
    this.byHand = false;
    this.width = this.canvas().nativeElement.clientWidth;
    const canvas = viewer.get<Canvas>('canvas');
    const { width, height } = canvas.viewbox().inner;
    const scale = Math.min(1, (this.width - 48) / width);
    this.height.set(Math.round(Math.min(560, Math.max(240, height * scale + 96))));
    afterNextRender(
      () => {
        canvas.resized();
        canvas.zoom('fit-viewport', 'auto');
        if (this.level(canvas) > 1) canvas.zoom(1, 'auto');
      },
      { injector: this.injector },
    );
  }

  /** When there is more or less room, unless somebody chose how near to look. */
  private refit(): void {
    const width = this.canvas().nativeElement.clientWidth;
    if (width === this.width || this.byHand || this.drawn() === null) return;
    this.fit();
  }

  private level(canvas: Canvas): number {
    return canvas.viewbox().scale;
  }

  private mark(viewer: NavigatedViewer, marks: DiagramMark[]): void {
    const canvas = viewer.get<Canvas>('canvas');
    const overlays = viewer.get<Overlays>('overlays');
    const registry = viewer.get<Registry>('elementRegistry');
    overlays.remove({ type: 'time' });
    overlays.remove({ type: 'count' });
    for (const { shape, marker } of this.marked.splice(0)) canvas.removeMarker(shape, marker);
    const put = (shape: Shape, marker: string) => {
      canvas.addMarker(shape, marker);
      this.marked.push({ shape, marker });
    };

    const states = new Map(marks.map((mark) => [mark.id, mark.state]));
    for (const mark of marks) {
      const shape = registry.get(mark.id);
      if (!shape) continue;
      if (mark.state) put(shape, `is-${mark.state}`);
      if (mark.heat) put(shape, `heat-${mark.heat}`);
      if (mark.count) this.corner(overlays, mark.id, String(mark.count), mark.state === 'failed' ? 'is-bad' : '');
      if (!mark.label) continue;
      if (/Task|Activity|SubProcess/.test(shape.type)) this.time(overlays, shape, mark);
      else if (mark.heat) this.corner(overlays, mark.id, mark.label, 'is-plain');
    }
    for (const flow of registry.filter((shape) => shape.type === 'bpmn:SequenceFlow' && !shape.labelTarget)) {
      const walked = states.get(flow.source?.id ?? '') === 'done' && states.has(flow.target?.id ?? '');
      if (walked) put(flow, 'is-done');
    }
  }

  private corner(overlays: Overlays, id: string, text: string, look: string): void {
    const html = document.createElement('span');
    html.className = `stage-count ${look}`;
    html.textContent = text;
    overlays.add(id, 'count', { position: { top: -10, right: 12 }, html });
  }

  private time(overlays: Overlays, shape: Shape, { label = '', heat }: DiagramMark): void {
    const html = document.createElement('span');
    html.className = heat ? 'stage-time is-figure' : 'stage-time';
    html.style.width = `${shape.width}px`;
    html.textContent = label;
    overlays.add(shape.id, 'time', { position: { top: -20, left: 0 }, html });
  }
}
