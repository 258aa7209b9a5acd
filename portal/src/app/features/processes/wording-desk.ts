import { Component, computed, effect, inject, input, output, signal } from '@angular/core';
import { Texts } from '../../shared/locale/texts';
import { Undo } from '../../shared/ui/undo/undo';
import type { OpenFile } from './open-file';
import { wordsOfModel } from './pack-words';
import { Workbench } from './workbench';
import { YamlSheet } from './yaml-sheet';

const named = /^(.+)\.texts\.([a-z]{2,3})\.yaml$/;

/** What a model says in another language: each text beside its translation, those that have none at the top. */
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
          @for (line of lines(); track line.text) {
            <tr>
              <th scope="row">{{ line.text }}</th>
              <td>
                <input
                  #said
                  class="input"
                  autocomplete="off"
                  maxlength="300"
                  [attr.aria-label]="line.text"
                  [placeholder]="t('wording.none')"
                  [lang]="code()"
                  [value]="line.said"
                  (change)="sheet.set([line.text], said.value.trim() || undefined)"
                />
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
      height: var(--control);
    }
  `,
})
export class WordingDesk {
  readonly file = input.required<OpenFile>();
  readonly unreadable = output<string>();

  private readonly texts = inject(Texts);
  protected readonly t = this.texts.t;
  protected readonly sheet = new YamlSheet(this.file);
  protected readonly code = computed(() => named.exec(this.file().name)?.[2] ?? '');
  protected readonly language = computed(
    () => new Intl.DisplayNames(this.texts.language(), { type: 'language' }).of(this.code()) ?? this.code(),
  );
  /** What the model of the same name says. */
  private readonly drawn = signal<string[]>([]);
  private readonly known = computed(() =>
    Object.entries((this.sheet.value() ?? {}) as Record<string, unknown>).map(([text, said]) => ({
      text,
      said: String(said ?? ''),
    })),
  );
  protected readonly missing = computed(() => {
    const known = new Set(this.known().map(({ text }) => text));
    return this.drawn().filter((text) => !known.has(text));
  });
  protected readonly lines = computed(() => [...this.missing().map((text) => ({ text, said: '' })), ...this.known()]);

  constructor() {
    const bench = inject(Workbench);
    effect(() => {
      const model = `${named.exec(this.file().name)?.[1] ?? ''}.bpmn`;
      if (bench.files().includes(model))
        void bench.textNow(model).then((bpmn) => this.drawn.set(wordsOfModel(bpmn).names));
    });
    effect(() => {
      const error = this.sheet.error();
      if (error) this.unreadable.emit(error);
    });
  }
}
