import { computed, linkedSignal } from '@angular/core';
import { type Document, isCollection, isNode, isScalar, isSeq, parseDocument } from 'yaml';
import type { OpenFile } from './open-file';

export type Path = (string | number)[];

/** Broken nowhere, and set like the files of the packs. */
const layout = { lineWidth: 0, flowCollectionPadding: false };

/** A file of YAML changed place by place: whatever is not changed stays as it was written, comments too. Each change can be undone. */
export class YamlSheet {
  private readonly past = linkedSignal<string, string[]>({ source: () => this.file().begun(), computation: () => [] });
  private readonly future = linkedSignal<string, string[]>({
    source: () => this.file().begun(),
    computation: () => [],
  });
  private readonly read = computed(() => parseDocument(this.file().text()));

  readonly canUndo = computed(() => this.past().length > 0);
  readonly canRedo = computed(() => this.future().length > 0);
  /** Why it cannot be shown. */
  readonly error = computed(() => this.read().errors[0]?.message.split('\n')[0] ?? null);
  readonly value = computed<unknown>(() => (this.error() ? null : this.read().toJS()));

  constructor(private readonly file: () => OpenFile) {}

  /** @param value undefined takes it away, and what holds nothing any more with it */
  set(path: Path, value: unknown): void {
    this.change((doc) => (value === undefined ? remove(doc, path) : put(doc, path, value)));
  }

  insert(list: Path, index: number, value: unknown): void {
    this.change((doc) => {
      const node = doc.createNode(value);
      const items = doc.getIn(list, true);
      if (isSeq(items)) items.items.splice(index, 0, node);
      else doc.setIn(list, doc.createNode([node]));
    });
  }

  move(list: Path, from: number, to: number): void {
    this.change((doc) => {
      const items = doc.getIn(list, true);
      if (isSeq(items)) items.items.splice(to, 0, ...items.items.splice(from, 1));
    });
  }

  undo(): void {
    this.step(this.past, this.future);
  }

  redo(): void {
    this.step(this.future, this.past);
  }

  private change(act: (doc: Document) => void): void {
    const before = this.file().text();
    const doc = parseDocument(before);
    act(doc);
    const after = doc.toString(layout);
    if (after === before) return;
    this.past.update((past) => [...past, before]);
    this.future.set([]);
    this.file().edit(after);
  }

  private step(from: typeof this.past, to: typeof this.past): void {
    const text = from().at(-1);
    if (text === undefined) return;
    const now = this.file().text();
    from.update((texts) => texts.slice(0, -1));
    to.update((texts) => [...texts, now]);
    this.file().edit(text);
  }
}

/** Lists and what holds things stand in one line, as in the packs; a single value keeps the quotes that it has. */
const put = (doc: Document, path: Path, value: unknown): void => {
  const holder = path.slice(0, -1);
  if (holder.length && !isCollection(doc.getIn(holder, true))) put(doc, holder, {});
  const before = doc.getIn(path, true);
  if (typeof value !== 'object' || value === null) {
    doc.setIn(path, value);
    return;
  }
  const node = doc.createNode(value, { flow: holder.length > 0 });
  if (isNode(before) && !isScalar(before)) {
    node.comment = before.comment;
    node.commentBefore = before.commentBefore;
  }
  doc.setIn(path, node);
};

const remove = (doc: Document, path: Path): void => {
  doc.deleteIn(path);
  const holder = path.slice(0, -1);
  const left = holder.length ? doc.getIn(holder, true) : null;
  if (typeof holder.at(-1) === 'string' && isCollection(left) && !left.items.length) remove(doc, holder);
};
