import { Component, computed, inject, input, output } from '@angular/core';
import { Texts } from '../../shared/locale/texts';
import type { Changes, ElementFacts, Property } from '../../shared/ui/diagram-view/elements';
import { Field } from '../../shared/ui/field/field';
import { Icon } from '../../shared/ui/icon/icon';

const statusProperty = 'status';
const statuses = [
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

/** What can be said of the element of a model that is selected. */
@Component({
  selector: 'as-element-form',
  imports: [Field, Icon],
  template: `
    @let one = element();
    <p class="meta">
      <code>{{ one.type }}</code> · <code class="id">{{ one.id }}</code>
    </p>
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
    <as-field for="element-status" [label]="t('design.element.status')" [hint]="t('design.element.statusHint')">
      <select #chosen id="element-status" class="input select" (change)="setStatus(chosen.value)">
        <option value="" [selected]="!status()">{{ t('design.element.asBefore') }}</option>
        @for (each of statuses; track each) {
          <option [value]="each" [selected]="each === status()">{{ texts.ofCode('status', each) }}</option>
        }
      </select>
    </as-field>
    @if (one.candidateGroups !== null) {
      <as-field for="element-groups" [label]="t('design.element.groups')" [hint]="t('design.element.groupsHint')">
        <input
          #groups
          id="element-groups"
          class="input code"
          autocomplete="off"
          [value]="one.candidateGroups"
          (change)="changed.emit({ candidateGroups: groups.value.trim() })"
        />
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
    <fieldset>
      <legend class="legend">{{ t('design.element.properties') }}</legend>
      @for (property of others(); track $index) {
        <div class="property">
          <input
            #key
            class="input code"
            autocomplete="off"
            [attr.aria-label]="t('design.element.propertyName', { n: $index + 1 })"
            [value]="property.name"
            (change)="setOther($index, { name: key.value.trim(), value: property.value })"
          />
          <input
            #value
            class="input code"
            autocomplete="off"
            [attr.aria-label]="t('design.element.propertyValue', { name: property.name })"
            [value]="property.value"
            (change)="setOther($index, { name: property.name, value: value.value })"
          />
          <button
            class="button button-quiet button-icon"
            type="button"
            [attr.aria-label]="t('design.element.removeProperty', { name: property.name })"
            (click)="setOther($index, null)"
          >
            <as-icon name="x" [small]="true" />
          </button>
        </div>
      }
      <button class="button button-s" type="button" (click)="add()">
        <as-icon name="plus" [small]="true" />{{ t('design.element.addProperty') }}
      </button>
    </fieldset>
  `,
  styles: `
    :host,
    fieldset {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 16px;
      align-content: start;
      min-width: 0;
    }
    fieldset {
      gap: 8px;
      justify-items: start;
    }
    .property {
      display: grid;
      grid-template-columns: minmax(0, 1fr) minmax(0, 1fr) var(--control);
      gap: 4px;
      width: 100%;
    }
    .code {
      font: 12px/18px var(--font-code);
    }
    .id {
      overflow-wrap: anywhere;
    }
  `,
})
export class ElementForm {
  readonly element = input.required<ElementFacts>();
  readonly changed = output<Changes>();

  protected readonly texts = inject(Texts);
  protected readonly t = this.texts.t;
  protected readonly statuses = statuses;
  protected readonly status = computed(
    () => this.element().properties.find(({ name }) => name === statusProperty)?.value ?? '',
  );
  protected readonly others = computed(() => this.element().properties.filter(({ name }) => name !== statusProperty));

  protected setStatus(value: string): void {
    this.set(value, this.others());
  }

  /** @param property null takes it away */
  protected setOther(index: number, property: Property | null): void {
    const others = [...this.others()];
    others.splice(index, 1, ...(property ? [property] : []));
    this.set(this.status(), others);
  }

  protected add(): void {
    this.set(this.status(), [...this.others(), { name: 'name', value: '' }]);
  }

  private set(status: string, others: Property[]): void {
    const properties = [...(status ? [{ name: statusProperty, value: status }] : []), ...others];
    this.changed.emit({ properties });
  }
}
