import { Component, computed, inject, input, linkedSignal, output } from '@angular/core';
import DOMPurify from 'dompurify';
import { Dates } from '../../locale/dates';
import { Texts } from '../../locale/texts';
import type { Comment, Visibility } from '../../model/model';
import { Icon } from '../icon/icon';
import { Entry } from '../thread/entry';

export interface Said {
  text: string;
  visibility: Visibility;
  /** Gives the words back when they could not be sent. */
  unsaid: () => unknown;
}

/** What was said on a request, oldest first, and saying something. */
@Component({
  selector: 'as-conversation',
  imports: [Entry, Icon],
  templateUrl: './conversation.html',
  styleUrl: './conversation.css',
})
export class Conversation {
  /** Changes with the request: the words and the kind of note for one never go to another. */
  readonly of = input.required<string>();
  readonly comments = input.required<Comment[]>();
  /** May this person write notes that the requester does not see? */
  readonly internal = input(false);
  readonly busy = input(false);
  readonly quiet = input(false);
  readonly said = output<Said>();
  readonly attached = output<File[]>();

  protected readonly t = inject(Texts).t;
  protected readonly dates = inject(Dates);
  protected readonly text = linkedSignal({ source: this.of, computation: () => '' });
  protected readonly note = linkedSignal({ source: this.of, computation: () => false });
  protected readonly entries = computed(() =>
    [...this.comments()]
      .sort((one, other) => one.created_at.localeCompare(other.created_at))
      .map((comment) => ({ ...comment, html: DOMPurify.sanitize(comment.html || escape(comment.text)) })),
  );

  protected say(): void {
    const text = this.text().trim();
    if (!text || this.busy()) return;
    const on = this.of();
    const unsaid = () => this.of() === on && this.text.update((since) => since || text);
    this.said.emit({ text, visibility: this.note() ? 'INTERNAL' : 'PUBLIC', unsaid });
    this.text.set('');
  }

  protected press(event: KeyboardEvent): void {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) this.say();
  }

  protected attach(chooser: HTMLInputElement): void {
    const files = [...(chooser.files ?? [])];
    chooser.value = '';
    if (files.length) this.attached.emit(files);
  }
}

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('\n', '<br>');
