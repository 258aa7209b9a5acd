import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input, output } from '@angular/core';
import { PersonPicker } from '../../core/people/person-picker';
import { Texts } from '../../shared/locale/texts';
import type { Department, Page, Person } from '../../shared/model/model';
import { Field } from '../../shared/ui/field/field';
import type { Wanted } from './organisation-api';
import { UnitEditing } from './unit-editing';
import { UnitForm } from './unit-form';

interface Form {
  name: string;
  key: string;
  head: Person | null;
  parent: string;
}

const blank: Form = { name: '', key: '', head: null, parent: '' };

const formOf = ({ name, key, head, parent }: Department): Form => ({
  name,
  key,
  head: head ?? null,
  parent: parent?.key ?? '',
});

const wantedOf = ({ name, key, head, parent }: Form): Wanted => ({
  name,
  key,
  head: head?.id ?? null,
  parent: parent || null,
});

/** One department: its name, who heads it, and where it belongs. */
@Component({
  selector: 'as-department-editor',
  imports: [Field, PersonPicker, UnitForm],
  template: `
    <as-unit-form [editing]="editing" (removed)="removed.emit($event)">
      @if (editing.form(); as form) {
        <as-field
          for="unit-head"
          [label]="t('organisation.head')"
          [hint]="t('organisation.headHint')"
          [wrong]="editing.wrong('/head')"
        >
          <as-person-picker
            for="unit-head"
            [floating]="true"
            [person]="form.head"
            (personChange)="editing.edit({ head: $event })"
          />
        </as-field>
        <as-field for="unit-parent" [label]="t('organisation.partOf')" [wrong]="editing.wrong('/parent')">
          <select id="unit-parent" class="input select" (change)="editing.edit({ parent: $any($event.target).value })">
            <option value="">{{ t('organisation.company') }}</option>
            @for (one of others(); track one.id) {
              <option [value]="one.key" [selected]="one.key === form.parent">{{ one.name }}</option>
            }
          </select>
        </as-field>
      }
    </as-unit-form>
  `,
})
export class DepartmentEditor {
  /** The key of a department, or `new`. */
  readonly id = input.required<string>();
  readonly saved = output<string>();
  /** Somebody wants it gone; its name. */
  readonly removed = output<string>();

  protected readonly t = inject(Texts).t;
  private readonly all = httpResource<Page<Department>>(() => '/api/v1/departments');
  protected readonly others = computed(() =>
    this.all.hasValue() ? this.all.value().items.filter(({ key }) => key !== this.id()) : [],
  );
  protected readonly editing = new UnitEditing(
    { kind: 'departments', blank, formOf, wantedOf },
    () => this.id(),
    (key) => this.saved.emit(key),
  );
}
