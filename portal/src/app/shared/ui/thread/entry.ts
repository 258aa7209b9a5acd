import { Component, input } from '@angular/core';
import type { Person } from '../../model/model';
import { Avatar } from '../avatar/avatar';
import { Icon } from '../icon/icon';
import type { Tone } from './happened';

/** One message (with an avatar) or event (with a spot) of a thread; a line runs through all of them. */
@Component({
  selector: 'as-entry',
  imports: [Avatar, Icon],
  styleUrl: './entry.css',
  host: { '[class.is-event]': '!author()', role: 'listitem' },
  template: `
    @if (author(); as author) {
      <as-avatar [name]="author.name" [photo]="author.photo" size="l" />
    } @else {
      <span class="spot" [class]="tone() ? 'is-' + tone() : ''"><as-icon [name]="icon()" [small]="true" /></span>
    }
    <div class="body"><ng-content /></div>
  `,
})
export class Entry {
  readonly author = input<Person | null>(null);
  readonly icon = input('info');
  readonly tone = input<Tone>('');
}
