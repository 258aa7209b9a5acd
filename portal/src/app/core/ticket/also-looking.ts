import { Component, computed, effect, inject, input, signal } from '@angular/core';
import { switchMap, timer } from 'rxjs';
import { Session } from '../auth/session';
import { Live, type Looked } from '../live/live';
import { Texts } from '../../shared/locale/texts';
import type { Person } from '../../shared/model/model';
import { People } from '../../shared/ui/person/people';

/** Who only passes by on the way down a list does not look. */
const lookedAfter = 500;

/** Who else has the request or the draft open at this moment. */
@Component({
  selector: 'as-also-looking',
  imports: [People],
  host: { 'aria-live': 'polite' },
  template: `
    @if (others().length) {
      <span>{{ t('request.alsoLooking') }}</span>
      <as-people [people]="others()" />
    }
  `,
  styles: `
    :host {
      display: inline-flex;
      align-items: center;
      gap: 8px;
      color: var(--text-muted);
    }
    :host:empty {
      display: none;
    }
  `,
})
export class AlsoLooking {
  readonly place = input.required<Looked>();

  protected readonly t = inject(Texts).t;
  private readonly session = inject(Session);
  private readonly looking = signal<Person[]>([]);
  protected readonly others = computed(() => this.looking().filter((person) => person.id !== this.session.me()?.id));

  constructor() {
    const live = inject(Live);
    effect((onCleanup) => {
      const place = this.place();
      const looking = timer(lookedAfter)
        .pipe(switchMap(() => live.presence(place)))
        .subscribe((people) => this.looking.set(people));
      onCleanup(() => {
        looking.unsubscribe();
        this.looking.set([]);
      });
    });
  }
}
