import { Component, computed, inject, input, output } from '@angular/core';
import { Texts } from '../../shared/locale/texts';
import type { Changes, ElementFacts } from '../../shared/ui/diagram-view/elements';
import { Field } from '../../shared/ui/field/field';
import {
  changesFor,
  type Entry,
  hasStatus,
  meaningOf,
  planOf,
  statusProperty,
  valueOf,
  withProperty,
} from './element-plan';
import { type Pair, PairList } from './pair-list';

export const statuses = [
  'DRAFT',
  'SUBMITTED',
  'IN_REVIEW',
  'PENDING_INFO',
  'APPROVED',
  'REJECTED',
  'IN_PROGRESS',
  'COMPLETED',
  'CLOSED',
  'CANCELLED',
];

/** What can be said of the element of a model that is selected: in plain words, and the engine's for who asks for them. */
@Component({
  selector: 'as-element-form',
  imports: [Field, PairList],
  template: `
    @let one = element();
    @if (meaning(); as what) {
      <p class="meta">{{ t('design.what.' + what) }}</p>
    }
    <as-field for="element-name" [label]="t('design.element.name')">
      <input
        #name
        id="element-name"
        class="input"
        autocomplete="off"
        [value]="one.name"
        (change)="changed.emit({ name: name.value.trim() })"
      />
    </as-field>
    @if (hasStatus()) {
      <as-field for="element-status" [label]="t('design.element.status')" [hint]="t('design.element.statusHint')">
        <select #chosen id="element-status" class="input select" (change)="setStatus(chosen.value)">
          <option value="" [selected]="!status()">{{ t('design.element.asBefore') }}</option>
          @for (each of statuses; track each) {
            <option [value]="each" [selected]="each === status()">{{ texts.ofCode('status', each) }}</option>
          }
        </select>
      </as-field>
    }
    @for (entry of plan(); track entry.key) {
      @let id = 'element-' + entry.key;
      @let value = valueOf(entry);
      <as-field
        [for]="id"
        [label]="t('design.entry.' + entry.key)"
        [hint]="entry.kind === 'choice' ? '' : t('design.entryHint.' + entry.key)"
      >
        @if (entry.kind === 'way') {
          <select #way class="input select" [id]="id" (change)="say(entry, way.value)">
            <option value="" [selected]="!value">{{ t('design.noWay') }}</option>
            @for (each of one.ways; track each.id) {
              <option [value]="each.id" [selected]="each.id === value">{{ each.name }}</option>
            }
          </select>
        } @else if (entry.options; as options) {
          <select #list class="input select" [id]="id" (change)="say(entry, list.value)">
            @if (!options.includes(value)) {
              <option [value]="value" selected>{{ value }}</option>
            }
            @for (option of options; track option) {
              <option [value]="option" [selected]="option === value">{{ t('design.option.' + option) }}</option>
            }
          </select>
        } @else {
          <input
            #line
            class="input"
            autocomplete="off"
            [class.code]="entry.kind === 'code'"
            [id]="id"
            [value]="value"
            (change)="say(entry, line.value.trim())"
          />
        }
      </as-field>
    }
    <as-field for="element-documentation" [label]="t('design.element.documentation')">
      <textarea
        #documentation
        id="element-documentation"
        class="input"
        rows="3"
        [value]="one.documentation"
        (change)="changed.emit({ documentation: documentation.value.trim() })"
      ></textarea>
    </as-field>
    <details>
      <summary>{{ t('design.element.engine') }}</summary>
      <p class="meta">
        <code>{{ one.type }}</code> · <code class="id">{{ one.id }}</code>
      </p>
      <as-pair-list words="property" [pairs]="others()" [fresh]="['name', '']" (changed)="setOthers($event)" />
    </details>
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 16px;
      align-content: start;
      min-width: 0;
    }
    .code {
      font: 12px/18px var(--font-code);
    }
    .id {
      overflow-wrap: anywhere;
    }
    summary {
      color: var(--text-muted);
      cursor: pointer;
    }
    details p {
      margin: 8px 0;
    }
  `,
})
export class ElementForm {
  readonly element = input.required<ElementFacts>();
  readonly changed = output<Changes>();

  protected readonly texts = inject(Texts);
  protected readonly t = this.texts.t;
  protected readonly statuses = statuses;
  protected readonly meaning = computed(() => meaningOf(this.element()));
  protected readonly hasStatus = computed(() => hasStatus(this.element().type));
  protected readonly plan = computed(() => planOf(this.element()));
  protected readonly status = computed(
    () => this.element().properties.find(({ name }) => name === statusProperty)?.value ?? '',
  );
  private readonly planned = computed(
    () => new Set([statusProperty, ...this.plan().flatMap(({ key, as }) => (as === 'property' ? [key] : []))]),
  );
  /** Those that nothing above tells. */
  protected readonly others = computed(() =>
    this.element()
      .properties.filter(({ name }) => !this.planned().has(name))
      .map(({ name, value }): Pair => [name, value]),
  );

  protected valueOf(entry: Entry): string {
    return valueOf(this.element(), entry);
  }

  protected say(entry: Entry, value: string): void {
    this.changed.emit(changesFor(this.element(), entry, value));
  }

  protected setStatus(value: string): void {
    this.changed.emit(withProperty(this.element(), statusProperty, value));
  }

  protected setOthers(others: Pair[]): void {
    const planned = this.element().properties.filter(({ name }) => this.planned().has(name));
    this.changed.emit({ properties: [...planned, ...others.map(([name, value]) => ({ name, value }))] });
  }
}
