import { httpResource } from '@angular/common/http';
import { Component, computed, debounced, inject, input, linkedSignal, model } from '@angular/core';
import { Texts } from '../../shared/locale/texts';
import type { Page, Person } from '../../shared/model/model';
import { Avatar } from '../../shared/ui/avatar/avatar';
import { Icon } from '../../shared/ui/icon/icon';

/** Finds one person by name or e-mail; the server takes a full address as well as an id. */
@Component({
  selector: 'as-person-picker',
  imports: [Avatar, Icon],
  styleUrl: './person-picker.css',
  host: { '[class.is-floating]': 'floating()' },
  template: `
    @if (person(); as chosen) {
      <div class="input chosen">
        <as-avatar [name]="chosen.name" [photo]="chosen.photo" size="s" /><span class="clip">{{ chosen.name }}</span>
        <button
          class="button button-quiet button-icon button-s"
          type="button"
          [attr.aria-label]="t('people.another')"
          (click)="person.set(null)"
        >
          <as-icon name="x" [small]="true" />
        </button>
      </div>
    } @else {
      <input
        #find
        class="input"
        type="text"
        role="combobox"
        autocomplete="off"
        [id]="for()"
        [attr.aria-expanded]="people().length > 0"
        [attr.aria-controls]="for() + '-list'"
        [attr.aria-activedescendant]="people().length ? for() + '-' + position() : null"
        [attr.aria-label]="label() || null"
        [placeholder]="t('people.find')"
        [value]="query()"
        (input)="query.set(find.value)"
        (keydown)="press($event)"
      />
      <div class="found" role="listbox" [id]="for() + '-list'" [attr.aria-label]="t('people.found')">
        @for (candidate of people(); track candidate.id) {
          <button
            type="button"
            role="option"
            tabindex="-1"
            [id]="for() + '-' + $index"
            [attr.aria-selected]="$index === position()"
            (mousedown)="$event.preventDefault(); person.set(candidate)"
            (click)="person.set(candidate)"
          >
            <as-avatar [name]="candidate.name" [photo]="candidate.photo" /><span class="clip strong">{{
              candidate.name
            }}</span>
            <span class="meta clip">{{ candidate.email }}</span>
          </button>
        }
      </div>
      <p class="none" role="status">{{ isNobody() ? t('people.none') : '' }}</p>
    }
  `,
})
export class PersonPicker {
  readonly for = input.required<string>();
  /** Where no label of the page names the field. */
  readonly label = input('');
  /** Shows who is found above what follows, and only once something is typed. */
  readonly floating = input(false);
  readonly person = model<Person | null>(null);
  readonly without = input<string[]>([]);
  protected readonly t = inject(Texts).t;
  protected readonly query = linkedSignal({ source: this.person, computation: () => '' });
  private readonly settled = debounced(this.query, 150);
  private readonly found = httpResource<Page<Person>>(
    () => `/api/v1/people?limit=8&q=${encodeURIComponent((this.settled.value() ?? '').trim())}`,
  );
  /** Those of the question before are shown until this one is answered: who is aimed at must not vanish. */
  private readonly known = linkedSignal<Person[] | undefined, Person[]>({
    source: () => (this.found.hasValue() ? this.found.value().items : this.found.error() ? [] : undefined),
    computation: (items, before) => items ?? before?.value ?? [],
  });
  protected readonly people = computed((): Person[] => {
    if (this.floating() && !this.query().trim()) return [];
    const found = this.known();
    const address = this.query().trim();
    const typed = /^\S+@\S+\.\S+$/.test(address) ? [{ id: address, name: address, email: address, photo: null }] : [];
    return (found.length ? found : typed).filter((person) => !this.without().includes(person.id));
  });
  /** What was typed is answered, and there is nobody to choose. */
  protected readonly isNobody = computed(
    () =>
      !!this.query().trim() && this.query() === this.settled.value() && this.found.hasValue() && !this.people().length,
  );
  protected readonly position = linkedSignal({ source: this.people, computation: () => 0 });

  protected press(event: KeyboardEvent): void {
    const count = this.people().length;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const chosen = this.people()[this.position()];
    if (step && count) this.position.update((position) => (position + step + count) % count);
    else if (event.key === 'Enter' && chosen) this.person.set(chosen);
    else return;
    event.preventDefault();
  }
}
