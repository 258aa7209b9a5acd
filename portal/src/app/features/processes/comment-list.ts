import { Component, computed, inject, input, output, signal, viewChild } from '@angular/core';
import { Toasts } from '../../core/toasts';
import { Dates } from '../../shared/locale/dates';
import { Texts } from '../../shared/locale/texts';
import { Avatar } from '../../shared/ui/avatar/avatar';
import type { DraftComment } from './comment-api';
import { DraftComments } from './draft-comments';
import { SayForm } from './say-form';

/** An element of a file, or the file as a whole. */
export interface Place {
  file: string;
  /** Empty for the file as a whole. */
  element: string;
  /** As people read it. */
  name: string;
}

/** What is said about the draft, and what can be said of the place that is looked at. */
@Component({
  selector: 'as-comment-list',
  imports: [Avatar, SayForm],
  template: `
    <section class="card" [attr.aria-label]="t('remark.title')">
      <div class="card-head">
        <h2>{{ t('remark.title') }}</h2>
        <span class="n faint num">{{ comments.open().length }}</span>
        @if (resolved().length) {
          <button
            class="button button-s end"
            type="button"
            [attr.aria-pressed]="withResolved()"
            (click)="withResolved.set(!withResolved())"
          >
            {{ t('remark.resolvedOnes', { count: resolved().length }) }}
          </button>
        }
      </div>
      @if (about(); as place) {
        <as-say-form
          #fresh
          class="about"
          [label]="t('remark.about', { name: place.name })"
          [act]="t('remark.add')"
          [taking]="add"
        />
      }
      <ul class="rows" [attr.aria-label]="t('remark.title')">
        @for (comment of shown(); track comment.id) {
          <li [class.is-resolved]="comment.resolved_by">
            <div class="head">
              @if (comment.there) {
                <button class="link" type="button" (click)="opened.emit(comment)">{{ placeOf(comment) }}</button>
              } @else {
                <span>{{ placeOf(comment) }}</span>
                <span class="tag is-waiting">{{ t(comment.element ? 'remark.removed' : 'remark.fileRemoved') }}</span>
              }
              <span class="meta">{{ comment.element ? comment.file : '' }}</span>
              <span class="end">
                @if (comment.resolved_by; as person) {
                  <span class="meta">{{ t('remark.resolvedBy', { name: person.name }) }}</span>
                  <button class="button button-s" type="button" (click)="comments.reopen(comment)">
                    {{ t('remark.reopen') }}
                  </button>
                } @else {
                  <button
                    class="button button-s"
                    type="button"
                    [attr.aria-expanded]="answered() === comment.id"
                    (click)="answered.set(answered() === comment.id ? null : comment.id)"
                  >
                    {{ t('remark.answer') }}
                  </button>
                  <button class="button button-s" type="button" (click)="resolve(comment)">
                    {{ t('remark.resolve') }}
                  </button>
                }
              </span>
            </div>
            @for (said of comment.said; track $index) {
              <div class="said">
                <as-avatar [name]="said.by.name" [photo]="said.by.photo" size="s" />
                <p>
                  <b>{{ said.by.name }}</b>
                  <time class="meta" [attr.datetime]="said.at">{{ dates.moment(said.at) }}</time>
                  <span class="words">{{ said.text }}</span>
                </p>
              </div>
            }
            @if (answered() === comment.id && !comment.resolved_by) {
              <as-say-form [label]="t('remark.yourAnswer')" [act]="t('remark.answer')" [taking]="answer" />
            }
          </li>
        }
      </ul>
    </section>
  `,
  styleUrl: './comment-list.css',
})
export class CommentList {
  /** What a new one would be about; none where nothing can be said. */
  readonly about = input<Place | null>(null);
  /** Where a comment is, to be looked at. */
  readonly opened = output<Place>();

  protected readonly t = inject(Texts).t;
  protected readonly dates = inject(Dates);
  protected readonly comments = inject(DraftComments);
  private readonly toasts = inject(Toasts);
  protected readonly withResolved = signal(false);
  /** The one that is being answered. */
  protected readonly answered = signal<string | null>(null);
  protected readonly resolved = computed(() => this.comments.all().filter(({ resolved_by }) => resolved_by));
  protected readonly shown = computed(() => (this.withResolved() ? this.comments.all() : this.comments.open()));

  /** Where a new one is written. */
  private readonly fresh = viewChild<SayForm>('fresh');

  begin(): void {
    this.fresh()?.focus();
  }

  protected readonly add = (text: string): Promise<boolean> => {
    const place = this.about();
    return place ? this.comments.add(place.file, place.element, text) : Promise.resolve(false);
  };

  protected readonly answer = async (text: string): Promise<boolean> => {
    const isTaken = await this.comments.answer(this.answered() ?? '', text);
    if (isTaken) this.answered.set(null);
    return isTaken;
  };

  protected async resolve(comment: DraftComment): Promise<void> {
    if (await this.comments.resolve(comment))
      this.toasts.offerUndo(this.t('remark.resolved'), () => void this.comments.reopen(comment));
  }

  protected placeOf({ file, element, name }: DraftComment): string {
    return name || element || file;
  }
}
