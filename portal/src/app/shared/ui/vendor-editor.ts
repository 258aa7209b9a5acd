import {
  afterNextRender,
  DestroyRef,
  Directive,
  effect,
  ElementRef,
  inject,
  input,
  output,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { Texts } from '../locale/texts';
import { purifyVendorMarkup } from './vendor-markup';

interface CommandStack {
  undo(): void;
  redo(): void;
  canUndo(): boolean;
  canRedo(): boolean;
}
/** What bpmn.io's editors have in common; that of decisions has one for each table. */
export interface Services {
  get<T>(service: string): T;
}

purifyVendorMarkup();

/** A vendor's editor on the canvas of its component: begun anew with each other text, and what it says is told after each command. */
@Directive()
export abstract class VendorEditor<E extends { destroy(): void }> {
  /** What it begins with; another text begins anew. */
  readonly text = input.required<string>();
  readonly label = input.required<string>();
  /** What is to be selected. */
  readonly chosen = input<string | null>(null);
  readonly changed = output<string>();
  /** It cannot be drawn; why. */
  readonly unreadable = output<string>();

  readonly canUndo = signal(false);
  readonly canRedo = signal(false);
  protected readonly t = inject(Texts).t;
  protected readonly destroyed = inject(DestroyRef);
  protected readonly canvas = viewChild.required<ElementRef<HTMLElement>>('canvas');
  protected readonly editor = signal<E | null>(null);
  /** The text that is drawn; null while none is. */
  protected readonly drawn = signal<string | null>(null);

  constructor() {
    afterNextRender(() => {
      const editor = this.setUp(this.canvas().nativeElement);
      this.destroyed.onDestroy(() => editor.destroy());
      this.editor.set(editor);
    });
    effect(() => {
      const editor = this.editor();
      const text = this.text();
      if (editor) void this.draw(editor, text);
    });
    effect(() => {
      const id = this.chosen();
      if (id && this.drawn() !== null) untracked(() => void this.choose(id));
    });
  }

  /** Selects what has this id and brings it into sight; nothing happens when there is none. */
  abstract choose(id: string): void | Promise<void>;

  undo(): void {
    this.stack()?.undo();
  }

  redo(): void {
    this.stack()?.redo();
  }

  protected abstract setUp(canvas: HTMLElement): E;
  protected abstract take(editor: E, text: string): Promise<unknown>;
  /** What it says now. */
  protected abstract say(editor: E): string | Promise<string>;
  /** The services of what is being changed. */
  protected abstract services(editor: E): Services | undefined;
  /** A text is drawn, or a command has changed it. */
  protected abstract tell(editor: E): void;

  /** To be called after each command. */
  protected async keep(editor: E): Promise<void> {
    const stack = this.stack();
    this.canUndo.set(!!stack?.canUndo());
    this.canRedo.set(!!stack?.canRedo());
    if (this.drawn() === null) return;
    this.tell(editor);
    const said = this.say(editor);
    this.changed.emit(typeof said === 'string' ? said : await said);
  }

  private stack(): CommandStack | undefined {
    const editor = this.editor();
    return (editor && this.services(editor))?.get<CommandStack>('commandStack');
  }

  private async draw(editor: E, text: string): Promise<void> {
    this.drawn.set(null);
    try {
      await this.take(editor, text);
    } catch (error) {
      this.unreadable.emit(error instanceof Error ? error.message : String(error));
      return;
    }
    this.drawn.set(text);
    this.tell(editor);
  }
}
