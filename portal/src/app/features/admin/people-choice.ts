import { Component, computed, inject, input, model } from '@angular/core';
import { PersonPicker } from '../../core/people/person-picker';
import { Texts } from '../../shared/locale/texts';
import type { Person } from '../../shared/model/model';
import { Icon } from '../../shared/ui/icon/icon';

/** Several people: each can be taken away, and one more be chosen. */
@Component({
  selector: 'as-people-choice',
  imports: [Icon, PersonPicker],
  template: `
    @if (people().length) {
      <ul>
        @for (person of people(); track person.id) {
          <li class="chip">
            {{ person.name }}
            <button
              class="button button-quiet button-icon button-s"
              type="button"
              [attr.aria-label]="t('facilities.drop', { name: person.name })"
              (click)="drop(person)"
            >
              <as-icon name="x" [small]="true" />
            </button>
          </li>
        }
      </ul>
    }
    <as-person-picker
      #picker
      [for]="for()"
      [floating]="true"
      [without]="ids()"
      (personChange)="add($event); picker.person.set(null)"
    />
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 8px;
    }
    ul {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 8px;
    }
    .chip {
      gap: 4px;
      padding-right: 4px;
      cursor: default;
    }
  `,
})
export class PeopleChoice {
  readonly for = input.required<string>();
  readonly people = model.required<Person[]>();
  protected readonly t = inject(Texts).t;
  protected readonly ids = computed(() => this.people().map(({ id }) => id));

  protected add(person: Person | null): void {
    if (person) this.people.update((people) => [...people, person]);
  }

  protected drop({ id }: Person): void {
    this.people.update((people) => people.filter((person) => person.id !== id));
  }
}
