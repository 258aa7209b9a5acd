import { Component, computed, inject, input, output } from '@angular/core';
import { Texts } from '../../shared/locale/texts';
import type { Changes, ElementFacts } from '../../shared/ui/diagram-view/elements';
import { Field } from '../../shared/ui/field/field';
import type { Offer } from './element-offer';
import { hasStatus, meaningOf, planOf, statusProperty, valueOf, withProperty } from './element-plan';
import { EntryField } from './entry-field';
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
  imports: [EntryField, Field, PairList],
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
    @for (entry of plain(); track element().id + entry.key) {
      <as-entry-field [entry]="entry" [element]="one" [offer]="offer()" (changed)="changed.emit($event)" />
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
    @if (rare().length) {
      <details #more [open]="isRareSaid() || more.open">
        <summary>{{ t('design.element.rare') }}</summary>
        <div class="rare">
          @for (entry of rare(); track element().id + entry.key) {
            <as-entry-field [entry]="entry" [element]="one" [offer]="offer()" (changed)="changed.emit($event)" />
          }
        </div>
      </details>
    }
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
    .rare {
      display: grid;
      gap: 16px;
      margin-top: 8px;
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
  readonly offer = input<Offer>();
  readonly changed = output<Changes>();

  protected readonly texts = inject(Texts);
  protected readonly t = this.texts.t;
  protected readonly statuses = statuses;
  protected readonly meaning = computed(() => meaningOf(this.element()));
  protected readonly hasStatus = computed(() => hasStatus(this.element().type));
  private readonly plan = computed(() => planOf(this.element()));
  protected readonly plain = computed(() => this.plan().filter(({ rare }) => !rare));
  protected readonly rare = computed(() => this.plan().filter(({ rare }) => rare));
  protected readonly isRareSaid = computed(() => this.rare().some((entry) => valueOf(this.element(), entry)));
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

  protected setStatus(value: string): void {
    this.changed.emit(withProperty(this.element(), statusProperty, value));
  }

  protected setOthers(others: Pair[]): void {
    const planned = this.element().properties.filter(({ name }) => this.planned().has(name));
    this.changed.emit({ properties: [...planned, ...others.map(([name, value]) => ({ name, value }))] });
  }
}
