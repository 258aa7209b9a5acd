import { Component, computed, inject, input, linkedSignal, output } from '@angular/core';
import { Dates } from '../../shared/locale/dates';
import { Texts } from '../../shared/locale/texts';
import type { Comment, Person, Visibility } from '../../shared/model/model';
import { Avatar } from '../../shared/ui/avatar/avatar';
import { Icon } from '../../shared/ui/icon/icon';
import { Entry } from '../../shared/ui/thread/entry';
import { PersonPicker } from '../people/person-picker';
import { MentionBox } from './mention-box';
import { markMentions, withAddresses, withNames } from './mentions';

/** A comment, or what was asked and answered on the way, which nobody edits. */
export type SaidThing = Omit<Comment, 'version' | 'ticket_id'> & Partial<Pick<Comment, 'version' | 'ticket_id'>>;

export interface Said {
  text: string;
  visibility: Visibility;
  /** Who reads it when it is private. */
  to: Person[];
  /** Gives the words back when they could not be sent. */
  unsaid: () => unknown;
}

export interface Resaid {
  comment: SaidThing;
  text: string;
}

interface Editing {
  id: string;
  text: string;
  people: Person[];
}

/** What was said on a request, oldest first, and saying something: to everybody, to those who work on it, or to some. */
@Component({
  selector: 'as-conversation',
  imports: [Avatar, Entry, Icon, MentionBox, PersonPicker],
  templateUrl: './conversation.html',
  styleUrl: './conversation.css',
})
export class Conversation {
  /** Changes with the request: the words and the kind of note for one never go to another. */
  readonly of = input.required<string>();
  readonly comments = input.required<SaidThing[]>();
  /** The id of the person at the keyboard. */
  readonly me = input<string>();
  /** Which circles this person may write to. */
  readonly circles = input<Visibility[]>(['PUBLIC']);
  readonly busy = input(false);
  readonly quiet = input(false);
  readonly said = output<Said>();
  readonly resaid = output<Resaid>();
  readonly removed = output<SaidThing>();
  readonly attached = output<File[]>();

  protected readonly t = inject(Texts).t;
  protected readonly dates = inject(Dates);
  protected readonly text = linkedSignal({ source: this.of, computation: () => '' });
  protected readonly circle = linkedSignal<string, Visibility>({ source: this.of, computation: () => 'PUBLIC' });
  protected readonly to = linkedSignal<string, Person[]>({ source: this.of, computation: () => [] });
  protected readonly mentioned = linkedSignal<string, Person[]>({ source: this.of, computation: () => [] });
  protected readonly editing = linkedSignal<string, Editing | null>({ source: this.of, computation: () => null });
  protected readonly toIds = computed(() => [...this.to().map((person) => person.id), this.me() ?? '']);
  protected readonly sendable = computed(
    () => !!this.text().trim() && !this.busy() && (this.circle() !== 'PRIVATE' || this.to().length > 0),
  );
  protected readonly entries = computed(() =>
    [...this.comments()]
      .sort((one, other) => one.created_at.localeCompare(other.created_at))
      .map((comment) => ({
        comment,
        mine: comment.author.id === this.me() && comment.version !== undefined && !comment.removed_at,
        circle: this.circleOf(comment),
        html: markMentions(comment.html || escape(comment.text), comment.mentions),
      })),
  );

  protected say(): void {
    if (!this.sendable()) return;
    const on = this.of();
    const before = { text: this.text(), circle: this.circle(), to: this.to(), mentioned: this.mentioned() };
    const unsaid = () => {
      if (this.of() !== on || this.text()) return;
      this.text.set(before.text);
      this.circle.set(before.circle);
      this.to.set(before.to);
      this.mentioned.set(before.mentioned);
    };
    const text = withAddresses(before.text.trim(), before.mentioned);
    this.said.emit({ text, visibility: before.circle, to: before.circle === 'PRIVATE' ? before.to : [], unsaid });
    this.text.set('');
    this.mentioned.set([]);
  }

  protected mention(person: Person): void {
    this.mentioned.update((people) => [...people, person]);
  }

  protected address(person: Person | null): void {
    if (person) this.to.update((people) => [...people, person]);
  }

  protected leaveOut(person: Person): void {
    this.to.update((people) => people.filter((one) => one.id !== person.id));
  }

  protected edit(comment: SaidThing): void {
    const people = comment.mentions;
    this.editing.set({ id: comment.id, text: withNames(comment.text, people), people });
  }

  protected change(editing: Editing, change: Partial<Editing>): void {
    this.editing.set({ ...editing, ...change });
  }

  protected save(comment: SaidThing, { text, people }: Editing): void {
    const words = withAddresses(text.trim(), people);
    if (!words) return;
    this.editing.set(null);
    if (words !== comment.text) this.resaid.emit({ comment, text: words });
  }

  protected blur(): void {
    (document.activeElement as HTMLElement | null)?.blur();
  }

  protected attach(chooser: HTMLInputElement): void {
    const files = [...(chooser.files ?? [])];
    chooser.value = '';
    if (files.length) this.attached.emit(files);
  }

  private circleOf({ visibility, to }: SaidThing): string {
    if (visibility === 'PUBLIC') return '';
    if (visibility === 'INTERNAL') return this.t('conversation.internal');
    return this.t('conversation.privateTo', { names: to.map((person) => person.name).join(', ') });
  }
}

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('\n', '<br>');
