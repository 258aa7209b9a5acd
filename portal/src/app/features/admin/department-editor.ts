import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { PersonPicker } from '../../core/people/person-picker';
import { Texts } from '../../shared/locale/texts';
import type { Department, Page, Person } from '../../shared/model/model';
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
  imports: [Banner, Field, Icon, KeyField, PersonPicker, RouterLink, Skeleton, UnsavedNote],
  styleUrl: './property-editor.css',
  template: `
    <p>
      <a class="link back" [routerLink]="[]" [queryParams]="{ department: null }" queryParamsHandling="merge"
        ><as-icon name="left" [small]="true" />{{ t('organisation.allDepartments') }}</a
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
        <section class="card part" [attr.aria-label]="t('organisation.department')">
          <div class="pair">
            <as-field for="unit-name" [label]="t('admin.name')" [required]="true" [wrong]="editing.wrong('/name')">
              <input
                id="unit-name"
                class="input"
                required
                maxlength="200"
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
              <select
                id="unit-parent"
                class="input select"
                (change)="editing.edit({ parent: $any($event.target).value })"
              >
                <option value="">{{ t('organisation.company') }}</option>
                @for (one of others(); track one.id) {
                  <option [value]="one.key" [selected]="one.key === form.parent">{{ one.name }}</option>
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
