import { Component, inject, output, ViewEncapsulation } from '@angular/core';
import { FormEditor as Editor } from '@bpmn-io/form-js-editor';
import { Numbers } from '../../locale/numbers';
import type { FormSchema } from '../../model/model';
import { Icon } from '../icon/icon';
import { Undo } from '../undo/undo';
import { type Services, VendorEditor } from '../vendor-editor';
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

/** A form to change. What it says is told after each command; the component that is selected can be changed from outside. */
@Component({
  selector: 'as-form-editor',
  imports: [Icon, Undo],
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
        <as-undo [of]="this" />
      </div>
    </div>
  `,
})
export class FormEditor extends VendorEditor<Editor> {
  /** The component that is selected now. */
  readonly selected = output<Part | null>();

  protected readonly kinds = kinds;
  private readonly numbers = inject(Numbers);
  /** As it was before it was changed. */
  private schema: FormSchema | null = null;

  /** @param place an id, or a JSON pointer to or into the component */
  override choose(place: string): void {
    const editor = this.editor();
    const id = (place.startsWith('/') && this.schema && partAt(this.schema, place)) || place;
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

  protected override setUp(canvas: HTMLElement): Editor {
    const editor = new Editor({
      container: canvas,
      // its own palette and properties are English and offer what the server refuses
      palette: { parent: document.createElement('div') },
      propertiesPanel: { parent: document.createElement('div') },
      additionalModules: [{ propertiesPanel: ['value', {}], propertiesProvider: ['value', {}] }],
    } as ConstructorParameters<typeof Editor>[0]);
    // its fields are where a keyboard stops
    canvas.querySelector('[tabindex]')?.setAttribute('tabindex', '-1');
    editor.get<Fields>('formFields').register('number', numberField(this.numbers, new Typed()));
    editor.on('selection.changed', () => this.tell(editor));
    editor.on('commandStack.changed', () => void this.keep(editor));
    return editor;
  }

  protected override async take(editor: Editor, text: string): Promise<void> {
    editor.get<Selection>('selection').set(null);
    this.schema = JSON.parse(text) as FormSchema;
    await editor.importSchema(this.schema as unknown as Parameters<Editor['importSchema']>[0]);
  }

  protected override say(editor: Editor): string {
    const before = this.schema as FormSchema;
    // form-js would write the number of its own newest schema
    const { schemaVersion } = before;
    return textOf(inOrderOf(before, { ...(editor.saveSchema() as unknown as FormSchema), schemaVersion }));
  }

  protected override services(editor: Editor): Services {
    return editor as unknown as Services;
  }

  protected override tell(editor: Editor): void {
    const { part } = this.place(editor);
    if (this.drawn() !== null) this.selected.emit(part && bare(structuredClone(part)));
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
}
