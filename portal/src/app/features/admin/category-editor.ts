import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input, output } from '@angular/core';
import { offeredCategories } from '../../core/categories';
import { Texts } from '../../shared/locale/texts';
import type { Category, Department, Page } from '../../shared/model/model';
import { Field } from '../../shared/ui/field/field';
import type { Wanted } from './organisation-api';
import { UnitEditing } from './unit-editing';
import { UnitForm } from './unit-form';

interface Form {
  name: string;
  key: string;
  parent: string;
  department: string;
}

const blank: Form = { name: '', key: '', parent: '', department: '' };

const formOf = ({ name, key, parent, department }: Category): Form => ({
  name,
  key,
  parent: parent?.key ?? '',
  department: department?.key ?? '',
});

const wantedOf = ({ name, key, parent, department }: Form): Wanted => ({
  name,
  key,
  parent: parent || null,
  department: department || null,
});

/** One category: its name, what it is a part of, and whose matter it is. */
@Component({
  selector: 'as-category-editor',
  imports: [Field, UnitForm],
  template: `
    <as-unit-form [editing]="editing" [longest]="100" (removed)="removed.emit($event)">
      @if (editing.form(); as form) {
        <as-field for="unit-parent" [label]="t('organisation.partOf')" [wrong]="editing.wrong('/parent')">
          <select id="unit-parent" class="input select" (change)="editing.edit({ parent: $any($event.target).value })">
            <option value="">{{ t('organisation.none') }}</option>
            @for (one of others(); track one.id) {
              <option [value]="one.key" [selected]="one.key === form.parent">{{ one.name }}</option>
            }
          </select>
        </as-field>
        <as-field
          for="unit-department"
          [label]="t('organisation.unit.departments.one')"
          [hint]="t('organisation.categoryHint')"
          [wrong]="editing.wrong('/department')"
        >
          <select
            id="unit-department"
            class="input select"
            (change)="editing.edit({ department: $any($event.target).value })"
          >
            <option value="">{{ t('organisation.none') }}</option>
            @for (one of departments(); track one.id) {
              <option [value]="one.key" [selected]="one.key === form.department">{{ one.name }}</option>
            }
          </select>
        </as-field>
      }
    </as-unit-form>
  `,
})
export class CategoryEditor {
  /** The key of a category, or `new`. */
  readonly id = input.required<string>();
  readonly saved = output<string>();
  /** Somebody wants it gone; its name. */
  readonly removed = output<string>();

  protected readonly t = inject(Texts).t;
  private readonly all = httpResource<Page<Department>>(() => '/api/v1/departments');
  protected readonly departments = computed(() => (this.all.hasValue() ? this.all.value().items : []));
  private readonly categories = offeredCategories(() => true);
  /** What it can be a part of. */
  protected readonly others = computed(() =>
    this.categories().filter(({ key, parent }) => !parent && key !== this.id()),
  );
  protected readonly editing = new UnitEditing(
    { kind: 'categories', blank, formOf, wantedOf },
    () => this.id(),
    (key) => this.saved.emit(key),
  );
}
