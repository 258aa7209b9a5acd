import {
  afterNextRender,
  Component,
  DestroyRef,
  effect,
  ElementRef,
  inject,
  input,
  output,
  signal,
  viewChild,
  ViewEncapsulation,
} from '@angular/core';
import Editor from 'dmn-js-decision-table/lib/Editor';
import Reader from 'dmn-js-decision-table/lib/Viewer';
import EditingManager, { type Provider, type View, type Viewer } from 'dmn-js-shared/lib/base/EditingManager';
import { Texts } from '../../locale/texts';
import { Icon } from '../icon/icon';
import { purifyVendorMarkup } from '../vendor-markup';
import { cellOf, isTable } from './rules';
import { inGerman } from './words';

interface Selection {
  select(id: string): void;
}
interface CommandStack {
  undo(): void;
  redo(): void;
  canUndo(): boolean;
  canRedo(): boolean;
}

/** What the engine can turn a value into. */
const dataTypes = ['boolean', 'date', 'double', 'integer', 'long', 'string'];

/** Of dmn-js the tables alone: the server takes no other decisions. */
class Decisions extends EditingManager {
  _getViewProviders(): Provider[] {
    return [
      { id: 'editor', constructor: Editor, opens: (decision) => isTable(decision) && !this._options.readOnly },
      { id: 'reader', constructor: Reader, opens: isTable },
    ];
  }
}

purifyVendorMarkup();

/** The door to dmn-js: the tables of a file of decisions, to change or only to read. What the file says is told after each command. */
@Component({
  selector: 'as-table-editor',
  imports: [Icon],
  styleUrl: './table-editor.css',
  encapsulation: ViewEncapsulation.None,
  template: `
    <div class="table-head">
      @if (views().length > 1) {
        <select
          #which
          class="input select"
          [attr.aria-label]="t('tableEditor.which')"
          (change)="open(views()[which.selectedIndex])"
        >
          @for (view of views(); track view.id) {
            <option [selected]="view.id === shown()">{{ view.name || view.id }}</option>
          }
        </select>
      }
      @if (!readOnly()) {
        <button
          class="button button-icon button-s"
          type="button"
          [disabled]="!canUndo()"
          [attr.aria-label]="t('diagram.undo')"
          (click)="stack()?.undo()"
        >
          <as-icon name="undo" [small]="true" />
        </button>
        <button
          class="button button-icon button-s"
          type="button"
          [disabled]="!canRedo()"
          [attr.aria-label]="t('diagram.redo')"
          (click)="stack()?.redo()"
        >
          <as-icon name="retry" [small]="true" />
        </button>
      }
    </div>
    <div #canvas class="table-canvas" role="group" [attr.aria-label]="label()"></div>
  `,
})
export class TableEditor {
  /** What it begins with; another text begins anew. */
  readonly xml = input.required<string>();
  readonly label = input.required<string>();
  readonly readOnly = input(false);
  /** The id of a rule, a cell or a column to select. */
  readonly chosen = input<string | null>(null);
  readonly changed = output<string>();
  /** It cannot be drawn; why. */
  readonly unreadable = output<string>();

  private readonly texts = inject(Texts);
  protected readonly t = this.texts.t;
  protected readonly views = signal<View[]>([]);
  protected readonly shown = signal<string | null>(null);
  protected readonly canUndo = signal(false);
  protected readonly canRedo = signal(false);
  private readonly canvas = viewChild.required<ElementRef<HTMLElement>>('canvas');
  private readonly decisions = signal<Decisions | null>(null);
  private readonly drawn = signal<string | null>(null);

  constructor() {
    const destroyed = inject(DestroyRef);
    afterNextRender(() => {
      const words = this.texts.language() === 'de' ? [{ translate: ['value', inGerman] }] : [];
      const options = { dataTypes, additionalModules: words };
      const decisions = new Decisions({
        container: this.canvas().nativeElement,
        readOnly: this.readOnly(),
        editor: options,
        reader: options,
      });
      decisions.on('viewer.created', ({ viewer }) => viewer.on('commandStack.changed', () => this.keep(viewer)));
      destroyed.onDestroy(() => decisions.destroy());
      this.decisions.set(decisions);
    });
    effect(() => {
      const decisions = this.decisions();
      const xml = this.xml();
      if (decisions) void this.draw(decisions, xml);
    });
    effect(() => {
      const id = this.chosen();
      if (id && this.drawn() !== null) void this.choose(id);
    });
  }

  protected async open(view: View | undefined): Promise<void> {
    const decisions = this.decisions();
    if (!decisions || !view || view.id === this.shown()) return;
    await decisions.open(view);
    this.shown.set(view.id);
  }

  protected stack(): CommandStack | undefined {
    return this.decisions()?.getActiveViewer()?.get<CommandStack>('commandStack');
  }

  /** Selects the cell and brings it into sight; nothing happens when no table has it. */
  private async choose(id: string): Promise<void> {
    for (const view of this.views()) {
      const cell = cellOf(view.element, id);
      if (!cell) continue;
      await this.open(view);
      this.decisions()?.getActiveViewer()?.get<Selection>('selection').select(cell);
      return;
    }
  }

  private async draw(decisions: Decisions, xml: string): Promise<void> {
    this.drawn.set(null);
    try {
      await decisions.importXML(xml);
    } catch (error) {
      this.unreadable.emit(error instanceof Error ? error.message : String(error));
      return;
    }
    this.views.set(decisions.getViews());
    this.shown.set(decisions.getActiveView()?.id ?? null);
    this.drawn.set(xml);
    // wider than its place, and without cells to go through by keyboard where it is only read
    if (this.readOnly())
      this.canvas().nativeElement.querySelector('.tjs-table-container')?.setAttribute('tabindex', '0');
  }

  private async keep(viewer: Viewer): Promise<void> {
    const stack = viewer.get<CommandStack>('commandStack');
    this.canUndo.set(stack.canUndo());
    this.canRedo.set(stack.canRedo());
    const decisions = this.decisions();
    if (!decisions || this.drawn() === null) return;
    const { xml } = await decisions.saveXML({ format: true });
    this.changed.emit(xml);
  }
}
