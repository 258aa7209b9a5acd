import { Component, inject, input, output } from '@angular/core';
import { Texts } from '../../shared/locale/texts';
import type { Group, Person } from '../../shared/model/model';
import { Field } from '../../shared/ui/field/field';
import type { Wanted } from './organisation-api';
import { PeopleChoice } from './people-choice';
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
  imports: [Field, PeopleChoice, UnitForm],
  template: `
    <as-unit-form [editing]="editing" (removed)="removed.emit($event)">
      @if (editing.form(); as form) {
        <as-field
          wide
          for="group-members"
          [label]="t('organisation.members')"
          [hint]="t('organisation.membersHint')"
          [wrong]="editing.wrong('/members')"
        >
          <as-people-choice
            for="group-members"
            [people]="form.members"
            (peopleChange)="editing.edit({ members: $event })"
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
}
