import { Component, computed, effect, inject, input, output, signal } from '@angular/core';
import { Texts } from '../../shared/locale/texts';
import { formOf } from '../../shared/ui/form-view/schema';
import { Undo } from '../../shared/ui/undo/undo';
import type { OpenFile } from './open-file';
import { wordsOfForm } from './form-labels';
import { wordsOfModel } from './pack-words';
import { Workbench } from './workbench';
import { YamlSheet } from './yaml-sheet';

interface Word {
  path: string[];
  text: string;
}

const named = /^(.+)\.(texts|labels)\.([a-z]{2,3})\.yaml$/;

const keyOf = (path: string[]): string => JSON.stringify(path);

/** What a file says, by where it says it. */
const leavesOf = (value: unknown, path: string[] = []): Map<string, Word> =>
  typeof value === 'object' && value !== null
    ? new Map(Object.entries(value).flatMap(([name, inner]) => [...leavesOf(inner, [...path, name])]))
    : new Map(path.length ? [[keyOf(path), { path, text: String(value ?? '') }]] : []);

/** What a model or a form says in another language: each text beside its translation, those that have none at the top. */
@Component({
  selector: 'as-wording-desk',
  imports: [Undo],
  template: `
    <div class="bar">
      <span class="meta" role="status">{{ t('wording.missing', { count: missing().length }) }}</span>
      <span class="end"><as-undo [of]="sheet" /></span>
    </div>
    <div class="table-wrap">
      <table class="table">
        <thead>
          <tr>
            <th scope="col">{{ t('wording.english') }}</th>
            <th scope="col">{{ language() }}</th>
          </tr>
        </thead>
        <tbody>
          @for (line of lines(); track line.key) {
            <tr>
              <th scope="row">{{ line.text }}</th>
              <td>
                <textarea
                  #said
                  class="input"
                  rows="1"
                  autocomplete="off"
                  maxlength="1000"
                  [attr.aria-label]="line.text"
                  [placeholder]="t('wording.none')"
                  [lang]="code()"
                  [value]="line.said"
                  (change)="sheet.set(line.path, said.value.trim() || undefined)"
                ></textarea>
              </td>
            </tr>
          }
        </tbody>
      </table>
    </div>
  `,
  styles: `
    .bar {
      display: flex;
      align-items: center;
      gap: 8px;
      padding: 8px 16px;
      border-bottom: 1px solid var(--line);
    }
    .end {
      display: flex;
      gap: 8px;
      margin-left: auto;
    }
    th,
    td {
      width: 50%;
    }
    .table tbody th {
      white-space: normal;
    }
    .input {
      min-height: var(--control);
      resize: none;
      field-sizing: content;
    }
  `,
})
export class WordingDesk {
  readonly file = input.required<OpenFile>();
  readonly unreadable = output<string>();

  private readonly texts = inject(Texts);
  protected readonly t = this.texts.t;
  protected readonly sheet = new YamlSheet(this.file);
  protected readonly code = computed(() => named.exec(this.file().name)?.[3] ?? '');
  protected readonly language = computed(
    () => new Intl.DisplayNames(this.texts.language(), { type: 'language' }).of(this.code()) ?? this.code(),
  );
  /** What the model or the form of the same name says, and where the file says it. */
  private readonly drawn = signal<Word[]>([]);
  private readonly said = computed(() => leavesOf(this.sheet.value()));
  protected readonly missing = computed(() => this.drawn().filter(({ path }) => !this.said().has(keyOf(path))));
  protected readonly lines = computed(() => {
    const drawn = new Map(this.drawn().map((word) => [keyOf(word.path), word.text]));
    return [
      ...this.missing().map(({ path, text }) => ({ key: keyOf(path), path, text, said: '' })),
      ...[...this.said()].map(([key, { path, text }]) => ({
        key,
        path,
        text: drawn.get(key) ?? path.join(' · '),
        said: text,
      })),
    ];
  });

  constructor() {
    const bench = inject(Workbench);
    effect(() => {
      const [, name = '', kind] = named.exec(this.file().name) ?? [];
      const source = `${name}.${kind === 'labels' ? 'form' : 'bpmn'}`;
      if (!bench.files().includes(source)) return;
      void bench.textNow(source).then((text) => {
        const form = kind === 'labels' ? formOf(text) : null;
        this.drawn.set(
          form ? wordsOfForm(form) : wordsOfModel(text).names.map((word) => ({ path: [word], text: word })),
        );
      });
    });
    effect(() => {
      const error = this.sheet.error();
      if (error) this.unreadable.emit(error);
    });
  }
}
