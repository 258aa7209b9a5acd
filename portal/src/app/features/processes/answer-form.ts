import { Component, computed, inject, input, output, signal } from '@angular/core';
import { Texts } from '../../shared/locale/texts';
import type { Part } from '../../shared/ui/form-view/schema';
import { Field } from '../../shared/ui/field/field';
import type { Answers } from './story';
import { wordsOf } from './story';
import { WordList } from './word-list';

export interface Answer {
  key: string;
  /** Undefined takes it away. */
  value: unknown;
}

interface Line {
  key: string;
  label: string;
  kind: 'figure' | 'tick' | 'choice' | 'words' | 'date' | 'time' | 'area' | 'line';
  value: unknown;
  options: { value: string; label: string }[];
}

const kindOf = ({ type, subtype, properties, values }: Part): Line['kind'] => {
  switch (type) {
    case 'number':
      return 'figure';
    case 'checkbox':
      return 'tick';
    case 'select':
    case 'radio':
      return properties?.['source'] || !values ? 'line' : 'choice';
    case 'checklist':
    case 'taglist':
      return 'words';
    case 'datetime':
      return subtype === 'date' || subtype === 'time' ? subtype : 'line';
    case 'textarea':
      return 'area';
    default:
      return 'line';
  }
};

/** Whether its control can show what is said; a stand-in such as {manager} is a line of text wherever it stands. */
const fits = (kind: Line['kind'], value: unknown, options: { value: string }[]): boolean => {
  if (value === undefined) return true;
  if (kind === 'figure') return typeof value === 'number';
  if (kind === 'tick') return typeof value === 'boolean';
  if (kind === 'choice') return options.some((option) => option.value === value);
  if (kind === 'date') return /^\d{4}-\d{2}-\d{2}$/.test(String(value));
  if (kind === 'time') return /^\d{2}:\d{2}$/.test(String(value));
  return true;
};

/** Answers to the fields of a form, each as its type has it; empty ones are left out. */
@Component({
  selector: 'as-answer-form',
  imports: [Field, WordList],
  template: `
    @for (line of lines(); track line.key) {
      @let id = prefix() + '-' + line.key;
      <as-field [for]="id" [label]="line.label">
        @switch (line.kind) {
          @case ('choice') {
            <select #list class="input select" [id]="id" (change)="say(line, list.value)">
              <option value="" [selected]="line.value === undefined">{{ t('story.noAnswer') }}</option>
              @for (option of line.options; track option.value) {
                <option [value]="option.value" [selected]="option.value === line.value">{{ option.label }}</option>
              }
            </select>
          }
          @case ('tick') {
            <select #yes class="input select" [id]="id" (change)="say(line, yes.value)">
              <option value="" [selected]="line.value === undefined">{{ t('story.noAnswer') }}</option>
              <option value="true" [selected]="line.value === true">{{ t('story.yes') }}</option>
              <option value="false" [selected]="line.value === false">{{ t('story.no') }}</option>
            </select>
          }
          @case ('words') {
            <as-word-list
              [id]="id"
              [words]="wordsOf(line.value)"
              [offered]="line.options"
              (changed)="changed.emit({ key: line.key, value: $event.length ? $event : undefined })"
            />
          }
          @case ('area') {
            <textarea
              #area
              class="input"
              rows="2"
              [id]="id"
              [value]="line.value ?? ''"
              (change)="say(line, area.value)"
            ></textarea>
          }
          @default {
            <input
              #text
              class="input"
              autocomplete="off"
              step="any"
              [type]="line.kind === 'figure' ? 'number' : line.kind === 'line' ? 'text' : line.kind"
              [id]="id"
              [value]="line.value ?? ''"
              (change)="say(line, text.value)"
            />
          }
        }
      </as-field>
    }
    @if (others().length) {
      <as-field [for]="prefix() + '-more'" [label]="t('story.moreAnswers')">
        <select #more class="input select" [id]="prefix() + '-more'" (change)="ask(more.value)">
          <option value="" selected>{{ t('story.chooseField') }}</option>
          @for (part of others(); track part.key) {
            <option [value]="part.key">{{ part.label }}</option>
          }
        </select>
      </as-field>
    }
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(min(240px, 100%), 1fr));
      gap: 12px 16px;
      min-width: 0;
    }
  `,
})
export class AnswerForm {
  readonly parts = input.required<Part[]>();
  readonly answers = input.required<Answers>();
  /** Begins the ids of its controls. */
  readonly prefix = input.required<string>();
  /** Whether only the fields that are answered are shown, and others can be added. */
  readonly isPartial = input(false);
  readonly changed = output<Answer>();

  protected readonly t = inject(Texts).t;
  protected readonly wordsOf = wordsOf;
  /** Fields that are to be answered. */
  private readonly added = signal<string[]>([]);
  private readonly asked = computed(() => this.parts().filter(({ key }) => !!key));
  protected readonly lines = computed(() => {
    const answers = this.answers();
    const parts = this.asked().filter(({ key = '' }) => !this.isPartial() || this.isShown(key));
    const unknown = Object.keys(answers).filter((key) => !parts.some((part) => part.key === key));
    return [...parts, ...unknown.map((key): Part => ({ id: key, key, type: 'textfield', label: key }))].map((part) =>
      this.lineOf(part, answers),
    );
  });
  protected readonly others = computed(() =>
    this.isPartial()
      ? this.asked()
          .filter(({ key = '' }) => !this.isShown(key))
          .map((part) => this.lineOf(part, {}))
      : [],
  );

  protected ask(key: string): void {
    this.added.update((keys) => [...keys, key]);
  }

  protected say({ key, kind }: Line, said: string): void {
    const text = said.trim();
    const value = !text ? undefined : kind === 'figure' ? Number(text) : kind === 'tick' ? text === 'true' : text;
    this.changed.emit({ key, value });
  }

  private isShown(key: string): boolean {
    return key in this.answers() || this.added().includes(key);
  }

  private lineOf(part: Part, answers: Answers): Line {
    const { key = '', label, dateLabel, timeLabel, values: options = [] } = part;
    const kind = kindOf(part);
    const value = answers[key] ?? undefined;
    return {
      key,
      label: label || dateLabel || timeLabel || key,
      kind: fits(kind, value, options) ? kind : 'line',
      value,
      options,
    };
  }
}
