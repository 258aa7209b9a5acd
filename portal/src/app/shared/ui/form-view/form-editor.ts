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
import { FormEditor as Editor } from '@bpmn-io/form-js-editor';
import { Numbers } from '../../locale/numbers';
import { Texts } from '../../locale/texts';
import type { FormSchema } from '../../model/model';
import { Icon } from '../icon/icon';
import { purifyVendorMarkup } from '../vendor-markup';
import { numberField, Typed } from './answers';
import { bare, inOrderOf, type Part, partAt, type PartChanges, textOf } from './schema';

/** A component as form-js keeps it: with the id of what it stands in. */
type Placed = Part & { _parent?: string };

interface Row {
  id: string;
  components: string[];
}
interface Layouter {
  getRowForField(part: Placed): Row;
}
interface Modeling {
  addFormField(attributes: PartChanges, parent: Placed, index: number): void;
  editFormField(part: Placed, changes: PartChanges): void;
  moveFormField(part: Placed, from: Placed, to: Placed, index: number, before: number, row: Row, toRow?: Row): void;
  removeFormField(part: Placed, parent: Placed, index: number): void;
}
interface Selection {
  get(): Placed | null;
  set(part: Placed | null): void;
}
interface Registry {
  get(id: string): Placed | undefined;
}
interface Fields {
  register(type: string, field: unknown): void;
}
interface CommandStack {
  undo(): void;
  redo(): void;
  canUndo(): boolean;
  canRedo(): boolean;
}

/** What the server takes. */
const kinds = [
  'textfield',
  'textarea',
  'number',
  'datetime',
  'checkbox',
  'select',
  'radio',
  'checklist',
  'taglist',
  'group',
  'text',
  'separator',
  'spacer',
];

purifyVendorMarkup();

/** A form to change. What it says is told after each command; the component that is selected can be changed from outside. */
@Component({
  selector: 'as-form-editor',
  imports: [Icon],
  styleUrl: './form-editor.css',
  encapsulation: ViewEncapsulation.None,
  template: `
    <div
      class="form-kinds fjs-palette-fields fjs-drag-container fjs-no-drop"
      role="group"
      [attr.aria-label]="t('formEditor.add')"
    >
      @for (kind of kinds; track kind) {
        <button
          class="fjs-palette-field fjs-drag-copy fjs-no-drop"
          type="button"
          [attr.data-field-type]="kind"
          (click)="add(kind)"
        >
          <as-icon name="plus" [small]="true" />{{ t('formEditor.kind.' + kind) }}
        </button>
      }
    </div>
    <div class="form-stage">
      <div #canvas class="form-view" role="group" [attr.aria-label]="label()"></div>
      <div class="form-tools">
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
      </div>
    </div>
  `,
})
export class FormEditor {
  /** What it begins with; another text begins anew. */
  readonly text = input.required<string>();
  readonly label = input.required<string>();
  /** A JSON pointer to or into the component to select. */
  readonly chosen = input<string | null>(null);
  readonly changed = output<string>();
  /** The component that is selected now. */
  readonly selected = output<Part | null>();
  /** It cannot be drawn; why. */
  readonly unreadable = output<string>();

  protected readonly t = inject(Texts).t;
  protected readonly kinds = kinds;
  protected readonly canUndo = signal(false);
  protected readonly canRedo = signal(false);
  private readonly numbers = inject(Numbers);
  private readonly canvas = viewChild.required<ElementRef<HTMLElement>>('canvas');
  private readonly editor = signal<Editor | null>(null);
  private readonly drawn = signal<FormSchema | null>(null);

  constructor() {
    const destroyed = inject(DestroyRef);
    afterNextRender(() => {
      const editor = new Editor({
        container: this.canvas().nativeElement,
        // its own palette and properties are English and offer what the server refuses
        palette: { parent: document.createElement('div') },
        propertiesPanel: { parent: document.createElement('div') },
        additionalModules: [{ propertiesPanel: ['value', {}], propertiesProvider: ['value', {}] }],
      } as ConstructorParameters<typeof Editor>[0]);
      // its fields are where a keyboard stops
      this.canvas().nativeElement.querySelector('[tabindex]')?.setAttribute('tabindex', '-1');
      editor.get<Fields>('formFields').register('number', numberField(this.numbers, new Typed()));
      editor.on('selection.changed', () => this.tell(editor));
      editor.on('commandStack.changed', () => this.keep(editor));
      destroyed.onDestroy(() => editor.destroy());
      this.editor.set(editor);
    });
    effect(() => {
      const editor = this.editor();
      const text = this.text();
      if (editor) void this.draw(editor, text);
    });
    effect(() => {
      const schema = this.drawn();
      const pointer = this.chosen();
      const id = schema && pointer ? partAt(schema, pointer) : null;
      if (id) this.choose(id);
    });
  }

  /** Selects a component and brings it into sight. */
  choose(id: string): void {
    const editor = this.editor();
    const part = editor?.get<Registry>('formFieldRegistry').get(id);
    if (!editor || !part) return;
    editor.get<Selection>('selection').set(part);
    this.canvas()
      .nativeElement.querySelector(`[data-id="${CSS.escape(id)}"]`)
      ?.scrollIntoView({ block: 'nearest' });
  }

  /** Changes the component that is selected, so that it can be undone. */
  change(changes: PartChanges): void {
    this.withSelected((editor, part) => editor.get<Modeling>('modeling').editFormField(part, changes));
  }

  /** A step forward or back among what stands beside it; past a whole row where it has one of its own. */
  move(by: 1 | -1): void {
    this.withSelected((editor, part, parent, index) => {
      const layouter = editor.get<Layouter>('formLayouter');
      const siblings = parent.components ?? [];
      const row = layouter.getRowForField(part);
      const next = siblings[index + by];
      const nextRow = next && layouter.getRowForField(next);
      const isAlone = row.components.length === 1;
      if (!next && isAlone) return;
      const staysInRow = nextRow === row;
      const passed = staysInRow || !isAlone ? 1 : (nextRow?.components.length ?? 1);
      const leaves = !staysInRow && !isAlone;
      const before = leaves ? index : by < 0 ? index - passed : index + passed + 1;
      editor
        .get<Modeling>('modeling')
        .moveFormField(part, parent, parent, index, before, row, leaves ? undefined : row);
    });
  }

  remove(): void {
    this.withSelected((editor, part, parent, index) =>
      editor.get<Modeling>('modeling').removeFormField(part, parent, index),
    );
  }

  /** After what is selected, else at the end. */
  protected add(type: string): void {
    const editor = this.editor();
    if (!editor || !this.drawn()) return;
    const { part, parent, index } = this.place(editor);
    const isInGroup = part?.components !== undefined && part !== parent;
    const into = isInGroup ? part : parent;
    const at = isInGroup ? (part.components?.length ?? 0) : part ? index + 1 : (parent.components?.length ?? 0);
    editor.get<Modeling>('modeling').addFormField({ type, _parent: into.id }, into, at);
  }

  protected stack(): CommandStack | undefined {
    return this.editor()?.get<CommandStack>('commandStack');
  }

  private async draw(editor: Editor, text: string): Promise<void> {
    this.drawn.set(null);
    editor.get<Selection>('selection').set(null);
    try {
      const schema = JSON.parse(text) as FormSchema;
      await editor.importSchema(schema as unknown as Parameters<Editor['importSchema']>[0]);
      this.drawn.set(schema);
    } catch (error) {
      this.unreadable.emit(error instanceof Error ? error.message : String(error));
      return;
    }
    this.tell(editor);
  }

  private keep(editor: Editor): void {
    const stack = editor.get<CommandStack>('commandStack');
    this.canUndo.set(stack.canUndo());
    this.canRedo.set(stack.canRedo());
    const drawn = this.drawn();
    if (!drawn) return;
    this.tell(editor);
    // form-js would write the number of its own newest schema
    const { schemaVersion } = drawn;
    const schema = { ...(editor.saveSchema() as unknown as FormSchema), schemaVersion };
    this.changed.emit(textOf(inOrderOf(drawn, schema)));
  }

  private place(editor: Editor) {
    const root = editor._getState().schema as unknown as Placed;
    const part = editor.get<Selection>('selection').get();
    const selected = part === root ? null : part;
    const parent = (selected?._parent && editor.get<Registry>('formFieldRegistry').get(selected._parent)) || root;
    const index = (parent.components ?? []).findIndex(({ id }) => id === selected?.id);
    return { part: selected, parent, index };
  }

  private withSelected(act: (editor: Editor, part: Placed, parent: Placed, index: number) => void): void {
    const editor = this.editor();
    if (!editor) return;
    const { part, parent, index } = this.place(editor);
    if (!part) return;
    act(editor, part, parent, index);
    this.tell(editor);
  }

  private tell(editor: Editor): void {
    const { part } = this.place(editor);
    if (this.drawn()) this.selected.emit(part && bare(structuredClone(part)));
  }
}
