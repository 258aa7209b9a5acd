import { Component, computed, inject, input } from '@angular/core';
import { Texts } from '../../locale/texts';
import type { Person } from '../../model/model';
import { Avatar } from '../avatar/avatar';

/** A few people as overlapping avatars, with their names for those who do not see them. */
@Component({
  selector: 'as-people',
  imports: [Avatar],
  template: `
    @for (person of shown(); track person.id) {
      <as-avatar [name]="person.name" [photo]="person.photo" size="s" />
    }
    @if (more()) {
      <span class="meta">{{ t('people.more', { n: more() }) }}</span>
    }
    <span class="hidden-text">{{ names() }}</span>
  `,
  styles: `
    :host {
      display: inline-flex;
      align-items: center;
    }
    as-avatar {
      box-shadow: 0 0 0 2px var(--surface);
    }
    as-avatar + as-avatar {
      margin-left: -2px;
    }
    .meta {
      margin-left: 6px;
    }
  `,
})
export class People {
  readonly people = input.required<Person[]>();
  readonly most = input(5);
  protected readonly t = inject(Texts).t;
  protected readonly shown = computed(() => this.people().slice(0, this.most()));
  protected readonly more = computed(() => this.people().length - this.shown().length);
  protected readonly names = computed(() =>
    this.people()
      .map((person) => person.name)
      .join(', '),
  );
}
