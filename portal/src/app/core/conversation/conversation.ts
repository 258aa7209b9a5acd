import { Component, computed, inject, input, linkedSignal, output } from '@angular/core';
import { Dates } from '../../shared/locale/dates';
import { Texts } from '../../shared/locale/texts';
import type { Comment, HistoryEntry, Person, Visibility } from '../../shared/model/model';
import { Avatar } from '../../shared/ui/avatar/avatar';
import { Icon } from '../../shared/ui/icon/icon';
import { Prose } from '../../shared/ui/prose/prose';
import { Entry } from '../../shared/ui/thread/entry';
import { deedOf, lookOf } from '../../shared/ui/thread/happened';
import { PersonPicker } from '../people/person-picker';
import { Words } from '../words';
import { MentionBox } from './mention-box';
import { markMentions, withAddresses, withNames } from './mentions';

/** A comment, or what somebody did and said with it, which nobody edits. */
export type SaidThing = Omit<Comment, 'version' | 'ticket_id'> &
  Partial<Pick<Comment, 'version' | 'ticket_id'> & Pick<HistoryEntry, 'action' | 'after' | 'on_behalf_of'>> & {
    /** The request changed since, and the decision counts no more. */
    lapsed?: boolean;
  };

export interface Said {
  text: string;
  visibility: Visibility;
  /** Who reads it when it is private. */
  to: Person[];
  /** It was sent. */
  said: () => unknown;
  /** Gives the words back when they could not be sent. */
  unsaid: () => unknown;
}

export interface Resaid {
  comment: SaidThing;
  text: string;
  /** It was sent. */
  said: () => unknown;
  /** Gives the words back when they could not be sent. */
  unsaid: () => unknown;
}

/** What is being written, and for whom. */
interface Writing {
  text: string;
  circle: Visibility;
  to: Person[];
  mentioned: Person[];
}

const nothing: Writing = { text: '', circle: 'PUBLIC', to: [], mentioned: [] };

interface Editing {
  id: string;
  text: string;
  people: Person[];
}

/** What was said on a request, oldest first, and saying something: to everybody, to those who work on it, or to some. */
@Component({
  selector: 'as-conversation',
  imports: [Avatar, Entry, Icon, MentionBox, PersonPicker, Prose],
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
  /** Whether something can be said here; a question is answered elsewhere, in one place. */
  readonly writable = input(true);
  readonly said = output<Said>();
  readonly resaid = output<Resaid>();
  readonly removed = output<SaidThing>();
  readonly attached = output<File[]>();

  private readonly texts = inject(Texts);
  protected readonly t = this.texts.t;
  protected readonly dates = inject(Dates);
  private readonly words = inject(Words);
  /** What is sent right now shows no more; it comes back when that fails. */
  private readonly sending = linkedSignal<string, Writing | null>({ source: this.of, computation: () => null });
  private readonly kept = computed(() => this.words.of(this.about(this.of()), nothing));
  protected readonly writing = computed((): Writing => {
    const kept = this.kept();
    return kept === this.sending() ? { ...kept, text: '', mentioned: [] } : kept;
  });
  protected readonly text = computed(() => this.writing().text);
  protected readonly circle = computed(() => this.writing().circle);
  protected readonly to = computed(() => this.writing().to);
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
        act: this.actOf(comment),
        html: markMentions(comment.html || escape(comment.text), comment.mentions),
      })),
  );

  protected write(change: Partial<Writing>): void {
    this.words.keep(this.about(this.of()), { ...this.writing(), ...change });
  }

  protected say(): void {
    if (!this.sendable()) return;
    const about = this.about(this.of());
    const sent = this.kept();
    const now = () => this.words.of(about, nothing);
    this.sending.set(sent);
    this.said.emit({
      text: withAddresses(sent.text.trim(), sent.mentioned),
      visibility: sent.circle,
      to: sent.circle === 'PRIVATE' ? sent.to : [],
      said: () => {
        if (now() === sent) this.words.keep(about, { ...sent, text: '', mentioned: [] });
      },
      unsaid: () => {
        // what was typed meanwhile comes after it, and is read by nobody else
        if (now() !== sent) this.words.keep(about, { ...sent, text: `${sent.text}\n${now().text}`.trim() });
        this.sending.set(null);
      },
    });
  }

  protected mention(person: Person): void {
    this.write({ mentioned: [...this.writing().mentioned, person] });
  }

  protected address(person: Person | null): void {
    if (person) this.write({ to: [...this.to(), person] });
  }

  protected leaveOut(person: Person): void {
    this.write({ to: this.to().filter((one) => one.id !== person.id) });
  }

  protected edit(comment: SaidThing): void {
    const people = comment.mentions;
    const asItIs: Editing = { id: comment.id, text: withNames(comment.text, people), people };
    this.editing.set(this.words.of(again(comment.id), asItIs));
  }

  protected change(editing: Editing, change: Partial<Editing>): void {
    this.editing.set({ ...editing, ...change });
    this.words.keep(again(editing.id), this.editing());
  }

  protected leaveEdit({ id }: Editing): void {
    this.editing.set(null);
    this.words.forget(again(id));
  }

  protected save(comment: SaidThing, edited: Editing): void {
    const words = withAddresses(edited.text.trim(), edited.people);
    if (!words) return;
    const on = this.of();
    const said = () => this.words.forget(again(comment.id));
    const unsaid = () => {
      if (on === this.of()) this.editing.update((editing) => editing ?? edited);
    };
    this.editing.set(null);
    if (words === comment.text) said();
    else this.resaid.emit({ comment, text: words, said, unsaid });
  }

  private about(of: string): string {
    return `said on ${of}`;
  }

  protected blur(): void {
    (document.activeElement as HTMLElement | null)?.blur();
  }

  protected attach(chooser: HTMLInputElement): void {
    const files = [...(chooser.files ?? [])];
    chooser.value = '';
    if (files.length) this.attached.emit(files);
  }

  private actOf({ action, after = null, on_behalf_of, lapsed }: SaidThing) {
    if (!action) return null;
    const { what, ...look } = deedOf(this.texts, { action, after });
    const behalf = on_behalf_of ? ` ${this.t('request.behalf', { name: on_behalf_of.name })}` : '';
    const said = what.replace(/^./, (letter) => letter.toLowerCase()) + behalf;
    return lapsed ? { what: this.t('conversation.lapsed', { said }), ...lookOf('') } : { what: said, ...look };
  }

  private circleOf({ visibility, to }: SaidThing): string {
    if (visibility === 'PUBLIC') return '';
    if (visibility === 'INTERNAL') return this.t('conversation.internal');
    return this.t('conversation.privateTo', { names: to.map((person) => person.name).join(', ') });
  }
}

const again = (comment: string): string => `said again in ${comment}`;

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('\n', '<br>');
