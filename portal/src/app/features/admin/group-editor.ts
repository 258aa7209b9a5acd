import { Component, computed, inject, input, output } from '@angular/core';
import { PersonPicker } from '../../core/people/person-picker';
import { Texts } from '../../shared/locale/texts';
import type { Group, Person } from '../../shared/model/model';
import { Field } from '../../shared/ui/field/field';
import { Icon } from '../../shared/ui/icon/icon';
import type { Wanted } from './organisation-api';
import { UnitEditing } from './unit-editing';
import { UnitForm } from './unit-form';

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
  imports: [Field, Icon, PersonPicker, UnitForm],
  styleUrl: './property-editor.css',
  template: `
    <as-unit-form
      parameter="group"
      [editing]="editing"
      [label]="t('organisation.group')"
      [back]="t('organisation.allGroups')"
      (removed)="removed.emit($event)"
    >
      @if (editing.form(); as form) {
        <as-field
          wide
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
          <as-person-picker
            #picker
            for="group-members"
            [floating]="true"
            [without]="named()"
            (personChange)="add(form, $event); picker.person.set(null)"
          />
        </as-field>
      }
    </as-unit-form>
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
