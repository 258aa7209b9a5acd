import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Texts } from '../../shared/locale/texts';
import type { Category, Department, Page } from '../../shared/model/model';
import { Banner } from '../../shared/ui/banner/banner';
import { Field } from '../../shared/ui/field/field';
import { Icon } from '../../shared/ui/icon/icon';
import { Skeleton } from '../../shared/ui/skeleton/skeleton';
import { KeyField } from './key-field';
import type { Wanted } from './organisation-api';
import { UnitEditing } from './unit-editing';
import { UnsavedNote } from './unsaved-note';

interface Form {
  name: string;
  key: string;
  department: string;
}

const blank: Form = { name: '', key: '', department: '' };

const formOf = ({ name, key, department }: Category): Form => ({ name, key, department: department?.key ?? '' });

const wantedOf = ({ name, key, department }: Form): Wanted => ({ name, key, department: department || null });

/** One category: its name, and whose matter it is. */
@Component({
  selector: 'as-category-editor',
  imports: [Banner, Field, Icon, KeyField, RouterLink, Skeleton, UnsavedNote],
  styleUrl: './property-editor.css',
  template: `
    <p>
      <a class="link back" [routerLink]="[]" [queryParams]="{ category: null }" queryParamsHandling="merge"
        ><as-icon name="left" [small]="true" />{{ t('organisation.allCategories') }}</a
      >
    </p>
    @if (editing.form(); as form) {
      @if (!editing.active()) {
        <as-banner kind="waiting">
          {{ t('organisation.isRemoved', { name: form.name }) }}
          <button act class="button button-quiet" type="button" (click)="editing.bringBack()">
            {{ t('organisation.bringBack') }}
          </button>
        </as-banner>
      }
      <form class="editor" (submit)="$event.preventDefault(); editing.save()">
        <section class="card part" [attr.aria-label]="t('organisation.category')">
          <div class="pair">
            <as-field for="unit-name" [label]="t('admin.name')" [required]="true" [wrong]="editing.wrong('/name')">
              <input
                id="unit-name"
                class="input"
                required
                maxlength="100"
                autocomplete="off"
                [value]="form.name"
                (input)="editing.rename($any($event.target).value)"
              />
            </as-field>
            <as-key-field
              [key]="form.key"
              [fresh]="editing.isNew()"
              [wrong]="editing.wrong('/key')"
              (wanted)="editing.edit({ key: $event })"
            />
            <as-field
              for="unit-department"
              [label]="t('organisation.department')"
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
          </div>
        </section>
        <as-unsaved-note [editing]="editing" (again)="editing.load()" />
        <div class="acts">
          <button class="button button-primary" type="submit" [disabled]="!editing.changed()">
            {{ t('admin.save') }}
          </button>
          @if (!editing.isNew() && editing.active()) {
            <button class="button" type="button" (click)="removed.emit(form.name)">
              <as-icon name="trash" />{{ t('organisation.remove') }}
            </button>
          }
        </div>
      </form>
    } @else {
      <as-skeleton [rows]="4" [single]="true" />
    }
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
  protected readonly editing = new UnitEditing(
    { kind: 'categories', blank, formOf, wantedOf },
    () => this.id(),
    (key) => this.saved.emit(key),
  );
}
