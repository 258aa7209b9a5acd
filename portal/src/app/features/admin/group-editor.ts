import { Component, computed, inject, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { PersonPicker } from '../../core/people/person-picker';
import { Texts } from '../../shared/locale/texts';
import type { Group, Person } from '../../shared/model/model';
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
  members: Person[];
}

const blank: Form = { name: '', key: '', members: [] };

const formOf = ({ name, key, members }: Group): Form => ({ name, key, members });

const wantedOf = ({ name, key, members }: Form): Wanted => ({ name, key, members: members.map(({ id }) => id) });

/** One group: its name and who belongs to it. */
@Component({
  selector: 'as-group-editor',
  imports: [Banner, Field, Icon, KeyField, PersonPicker, RouterLink, Skeleton, UnsavedNote],
  styleUrl: './property-editor.css',
  template: `
    <p>
      <a class="link back" [routerLink]="[]" [queryParams]="{ group: null }" queryParamsHandling="merge"
        ><as-icon name="left" [small]="true" />{{ t('organisation.allGroups') }}</a
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
        <section class="card part" [attr.aria-label]="t('organisation.group')">
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
          </div>
          <as-field
            for="group-members"
            [label]="t('organisation.members')"
            [hint]="t('organisation.membersHint')"
            [wrong]="editing.wrong('/members')"
          >
            @if (form.members.length) {
              <ul class="names">
                @for (person of form.members; track person.id) {
                  <li class="chip">
                    {{ person.name }}
                    <button
                      class="button button-quiet button-icon button-s"
                      type="button"
                      [attr.aria-label]="t('facilities.drop', { name: person.name })"
                      (click)="drop(form, person)"
                    >
                      <as-icon name="x" [small]="true" />
                    </button>
                  </li>
                }
              </ul>
            }
            @for (next of [form.members.length]; track next) {
              <as-person-picker
                for="group-members"
                [floating]="true"
                [without]="named()"
                (personChange)="add(form, $event)"
              />
            }
          </as-field>
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
export class GroupEditor {
  /** The key of a group, or `new`. */
  readonly id = input.required<string>();
  readonly saved = output<string>();
  /** Somebody wants it gone; its name. */
  readonly removed = output<string>();

  protected readonly t = inject(Texts).t;
  protected readonly editing = new UnitEditing(
    { kind: 'groups', blank, formOf, wantedOf },
    () => this.id(),
    (key) => this.saved.emit(key),
  );
  protected readonly named = computed(() => this.editing.form()?.members.map(({ id }) => id) ?? []);

  protected add(form: Form, person: Person | null): void {
    if (person) this.editing.edit({ members: [...form.members, person] });
  }

  protected drop(form: Form, person: Person): void {
    this.editing.edit({ members: form.members.filter(({ id }) => id !== person.id) });
  }
}
