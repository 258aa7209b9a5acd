import { Component, effect, input, output, ViewEncapsulation } from '@angular/core';
import Modeler from 'bpmn-js/lib/Modeler';
import camunda from 'camunda-bpmn-moddle/resources/camunda.json';
import { Icon } from '../icon/icon';
import { Undo } from '../undo/undo';
import { type Services, VendorEditor } from '../vendor-editor';
import type { Block } from './blocks';
import { keepPlainIds, place } from './building';
import { keepLabelsClear } from './clear-labels';
import type { Hint } from './lint';
import { offerBlocks } from './offered';
import { type Changes, changesOf, type ElementFacts, type Factory, factsOf } from './elements';
import { mend, type Repair } from './repairs';
import type { Canvas, CommandStack, DirectEditing, Modeling, Overlays, Registry, Selection, Shape } from './services';

export interface Flag {
  id: string;
  /** Whether it keeps the model from being used. */
  isBad: boolean;
}

interface Named {
  id: string;
  name: string;
}

const isWalked = /Task|Activity|SubProcess|Event|Gateway|SequenceFlow/;

const palette = 128;

/** A command of many, which are undone together. */
const together = 'assent.together';

/** Milliseconds without a change. */
const rest = 100;

/** A diagram to change. What it says is told after each command; the element that is selected can be changed from outside. */
@Component({
  selector: 'as-diagram-editor',
  imports: [Icon, Undo],
  styleUrls: ['./diagram-view.css', './diagram-editor.css'],
  encapsulation: ViewEncapsulation.None,
  template: `
    <div class="stage is-editor">
      <div #canvas class="stage-canvas" role="group" [attr.aria-label]="label()"></div>
      <div class="stage-tools">
        <as-undo [of]="this" />
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
export class DiagramEditor extends VendorEditor<Modeler> {
  /** Ids of the elements that no scenario went through; null when that is not known. */
  readonly missed = input<string[] | null>(null);
  /** Elements of which there is something to say, in what is seen of them. */
  readonly flags = input<Flag[]>([]);
  /** How much there is of what is counted, at the corner of the element. */
  readonly counts = input<{ id: string; count: number }[]>([]);
  /** The element that is selected now, or the process when none is. */
  readonly selected = output<ElementFacts>();
  /** All that can be selected, in the order of the model. */
  readonly elements = output<Named[]>();
  /** What could be drawn better, told when the hand rests. */
  readonly hints = output<Hint[]>();

  private listed: Named[] = [];
  private marked: { shape: Shape; marker: string }[] = [];
  private resting: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.destroyed.onDestroy(() => clearTimeout(this.resting));
    effect(() => {
      const modeler = this.editor();
      const missed = this.missed();
      if (modeler && this.drawn() !== null) this.mark(modeler, missed);
    });
    effect(() => {
      const modeler = this.editor();
      const flags = this.flags();
      if (modeler && this.drawn() !== null) this.flag(modeler, flags);
    });
    effect(() => {
      const modeler = this.editor();
      const counts = this.counts();
      if (modeler && this.drawn() !== null) this.count(modeler, counts);
    });
  }

  override choose(id: string): void {
    const modeler = this.editor();
    const shape = modeler?.get<Registry>('elementRegistry').get(id);
    if (!modeler || !shape) return;
    const canvas = modeler.get<Canvas>('canvas');
    const isRoot = shape.id === canvas.getRootElement().id;
    modeler.get<Selection>('selection').select(isRoot ? null : shape);
    if (!isRoot) canvas.scrollToElement(shape);
  }

  /** Changes the element that is selected, so that it can be undone. */
  change(changes: Changes): void {
    const modeler = this.editor();
    if (!modeler) return;
    const shape = this.current(modeler);
    const properties = changesOf(shape.businessObject, changes, modeler.get<Factory>('bpmnFactory'));
    modeler.get<Modeling>('modeling').updateProperties(shape, properties);
    this.point(modeler);
  }

  /** Puts a block after the element that is selected, to its edge, or into the flow. */
  append(block: Block): void {
    const modeler = this.editor();
    if (!modeler || this.drawn() === null) return;
    const source = this.current(modeler);
    let made = source;
    this.together(modeler, () => (made = place(modeler, block, source)));
    modeler.get<Selection>('selection').select(made);
    modeler.get<Canvas>('canvas').scrollToElement(made);
    if (!made.businessObject.name) modeler.get<DirectEditing>('directEditing').activate(made);
  }

  /** Mends what the server says is safe to mend, so that it can be undone at once. */
  repair(repairs: Repair[]): void {
    const modeler = this.editor();
    if (!modeler || this.drawn() === null) return;
    const context = this.current(modeler);
    this.together(modeler, () => mend(modeler, repairs, context));
  }

  protected zoom(factor: number): void {
    const canvas = this.editor()?.get<Canvas>('canvas');
    canvas?.zoom(canvas.viewbox().scale * factor, 'auto');
  }

  /** Beside the palette. */
  protected fit(): void {
    const canvas = this.editor()?.get<Canvas>('canvas');
    if (!canvas) return;
    const width = Math.max(this.canvas().nativeElement.clientWidth, 2 * palette);
    canvas.zoom(Math.min(1, canvas.zoom('fit-viewport', 'auto') * (1 - palette / width)), 'auto');
    canvas.scroll({ dx: palette / 2, dy: 0 });
  }

  protected override setUp(container: HTMLElement): Modeler {
    const modeler = new Modeler({
      container,
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
    } as ConstructorParameters<typeof Modeler>[0]);
    modeler.get<CommandStack>('commandStack').register(together, { preExecute: ({ work }) => work() });
    keepPlainIds(modeler);
    keepLabelsClear(modeler);
    offerBlocks(modeler, this.t);
    modeler.on('selection.changed', () => this.point(modeler));
    modeler.on('commandStack.changed', () => void this.keep(modeler));
    return modeler;
  }

  protected override async take(modeler: Modeler, xml: string): Promise<void> {
    await modeler.importXML(xml);
    this.fit();
  }

  protected override async say(modeler: Modeler): Promise<string> {
    return (await modeler.saveXML({ format: true })).xml ?? '';
  }

  protected override services(modeler: Modeler): Services {
    return modeler;
  }

  protected override tell(modeler: Modeler): void {
    this.point(modeler);
    this.list(modeler);
    this.lint(modeler);
  }

  private lint(modeler: Modeler): void {
    clearTimeout(this.resting);
    const resting = setTimeout(async () => {
      const { hintsOf } = await import('./lint');
      const hints = await hintsOf(modeler.getDefinitions(), () => this.resting !== resting || this.destroyed.destroyed);
      if (hints) this.hints.emit(hints);
    }, rest);
    this.resting = resting;
  }

  /** All that the work does is undone at once. */
  private together(modeler: Modeler, work: () => void): void {
    modeler.get<CommandStack>('commandStack').execute(together, { work });
  }

  private current(modeler: Modeler): Shape {
    const [one] = modeler.get<Selection>('selection').get();
    return one ?? modeler.get<Canvas>('canvas').getRootElement();
  }

  /** Tells what is selected. */
  private point(modeler: Modeler): void {
    if (this.drawn() === null) return;
    this.selected.emit(factsOf(this.current(modeler).businessObject));
  }

  /** Tells what there is, where it is not the same as before: lists of thousands take long to draw. */
  private list(modeler: Modeler): void {
    const all = modeler
      .get<Registry>('elementRegistry')
      .filter((shape) => !shape.labelTarget)
      .map(({ id, businessObject }) => ({ id, name: businessObject.name || id }));
    const isSame = ({ id, name }: Named, at: number) => id === this.listed[at]?.id && name === this.listed[at]?.name;
    if (all.length === this.listed.length && all.every(isSame)) return;
    this.listed = all;
    this.elements.emit(all);
  }

  private mark(modeler: Modeler, missed: string[] | null): void {
    const canvas = modeler.get<Canvas>('canvas');
    for (const { shape, marker } of this.marked) canvas.removeMarker(shape, marker);
    const isMissed = new Set(missed);
    this.marked = (missed ? modeler.get<Registry>('elementRegistry').filter((shape) => !shape.labelTarget) : [])
      .filter(({ type }) => isWalked.test(type))
      .map((shape) => ({ shape, marker: isMissed.has(shape.id) ? 'is-failed' : 'is-done' }));
    for (const { shape, marker } of this.marked) canvas.addMarker(shape, marker);
  }

  private flag(modeler: Modeler, flags: Flag[]): void {
    const bad = new Set(flags.filter(({ isBad }) => isBad).map(({ id }) => id));
    const all = [...new Set(flags.map(({ id }) => id))];
    this.overlay(modeler, 'flag', { top: -7, left: -7 }, all, (id) => {
      const html = document.createElement('span');
      html.className = bad.has(id) ? 'stage-flag is-bad' : 'stage-flag';
      return html;
    });
  }

  private count(modeler: Modeler, counts: { id: string; count: number }[]): void {
    const all = new Map(counts.map(({ id, count }) => [id, count]));
    this.overlay(modeler, 'count', { top: -10, right: 12 }, [...all.keys()], (id) => {
      const html = document.createElement('span');
      html.className = 'stage-count';
      html.textContent = String(all.get(id));
      return html;
    });
  }

  /** Puts something small at elements that are there, in the place of what was there of its kind. */
  private overlay(
    modeler: Modeler,
    kind: string,
    position: Record<string, number>,
    ids: string[],
    made: (id: string) => HTMLElement,
  ): void {
    const overlays = modeler.get<Overlays>('overlays');
    const registry = modeler.get<Registry>('elementRegistry');
    const root = modeler.get<Canvas>('canvas').getRootElement().id;
    overlays.remove({ type: kind });
    for (const id of ids)
      if (registry.get(id) && id !== root) overlays.add(id, kind, { position, scale: false, html: made(id) });
  }
}
