import { Component, inject, input, signal, ViewEncapsulation } from '@angular/core';
import Editor from 'dmn-js-decision-table/lib/Editor';
import Reader from 'dmn-js-decision-table/lib/Viewer';
import EditingManager, { type Provider, type View } from 'dmn-js-shared/lib/base/EditingManager';
import { Texts } from '../../locale/texts';
import { Undo } from '../undo/undo';
import { type Services, VendorEditor } from '../vendor-editor';
import type { Repair } from '../diagram-view/repairs';
import { cellOf, isTable, partOf } from './rules';
import { inGerman } from './words';

interface CommandStack {
  register(command: string, handler: { preExecute(context: { work: () => void }): void }): void;
  execute(command: string, context: { work: () => void }): void;
}
interface Modeling {
  updateProperties(part: unknown, properties: Record<string, unknown>): void;
}
interface Selection {
  select(id: string): void;
}

/** What the engine can turn a value into. */
const dataTypes = ['boolean', 'date', 'double', 'integer', 'long', 'string'];

/** A command of many, which are undone together. */
const together = 'assent.together';

/** Of dmn-js the tables alone: the server takes no other decisions. */
class Decisions extends EditingManager {
  _getViewProviders(): Provider[] {
    return [
      { id: 'editor', constructor: Editor, opens: (decision) => isTable(decision) && !this._options.readOnly },
      { id: 'reader', constructor: Reader, opens: isTable },
    ];
  }
}

/** The door to dmn-js: the tables of a file of decisions, to change or only to read. What the file says is told after each command. */
@Component({
  selector: 'as-table-editor',
  imports: [Undo],
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
        <as-undo [of]="this" />
      }
    </div>
    <div #canvas class="table-canvas" role="group" [attr.aria-label]="label()"></div>
  `,
})
export class TableEditor extends VendorEditor<Decisions> {
  readonly readOnly = input(false);

  protected readonly views = signal<View[]>([]);
  protected readonly shown = signal<string | null>(null);
  private readonly texts = inject(Texts);

  protected async open(view: View | undefined): Promise<void> {
    const decisions = this.editor();
    if (!decisions || !view || view.id === this.shown()) return;
    await decisions.open(view);
    this.shown.set(view.id);
  }

  /** @param id of a rule, a cell or a column */
  override async choose(id: string): Promise<void> {
    for (const view of this.views()) {
      const cell = cellOf(view.element, id);
      if (!cell) continue;
      await this.open(view);
      this.editor()?.getActiveViewer()?.get<Selection>('selection').select(cell);
      return;
    }
  }

  /** Mends what the server says is safe to mend; what it does in a table can be undone at once. */
  async repair(repairs: Repair[]): Promise<void> {
    for (const view of this.views()) {
      const meant = repairs
        .map((repair) => ({ repair, part: partOf(view.element, repair.element, repair.part) }))
        .filter(({ part }) => part);
      if (!meant.length) continue;
      await this.open(view);
      const viewer = this.editor()?.getActiveViewer();
      const modeling = viewer?.get<Modeling>('modeling');
      viewer?.get<CommandStack>('commandStack').execute(together, {
        work: () =>
          meant.forEach(({ repair: { name, value }, part }) =>
            modeling?.updateProperties(part, { [name]: value ?? undefined }),
          ),
      });
    }
  }

  protected override setUp(container: HTMLElement): Decisions {
    const words = this.texts.language() === 'de' ? [{ translate: ['value', inGerman] }] : [];
    const options = { dataTypes, additionalModules: words };
    const decisions = new Decisions({ container, readOnly: this.readOnly(), editor: options, reader: options });
    decisions.on('viewer.created', ({ viewer }) => {
      viewer.on('commandStack.changed', () => void this.keep(decisions));
      if (!this.readOnly())
        viewer.get<CommandStack>('commandStack').register(together, { preExecute: ({ work }) => work() });
    });
    return decisions;
  }

  protected override take(decisions: Decisions, xml: string): Promise<unknown> {
    return decisions.importXML(xml);
  }

  protected override async say(decisions: Decisions): Promise<string> {
    return (await decisions.saveXML({ format: true })).xml;
  }

  protected override services(decisions: Decisions): Services | undefined {
    return decisions.getActiveViewer();
  }

  protected override tell(decisions: Decisions): void {
    this.views.set(decisions.getViews());
    this.shown.set(decisions.getActiveView()?.id ?? null);
    // wider than its place, and without cells to go through by keyboard where it is only read
    if (this.readOnly())
      this.canvas().nativeElement.querySelector('.tjs-table-container')?.setAttribute('tabindex', '0');
  }
}
