import { Component, computed, inject, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { isSentBack } from '../../core/ticket/asker';
import { Words } from '../../core/words';
import { Texts } from '../../shared/locale/texts';
import { Icon } from '../../shared/ui/icon/icon';
import type { InboxLine } from '../../shared/model/model';
import { InboxStore } from './inbox-store';

export interface Ended {
  body: Record<string, unknown>;
  /** What is said once it is done. */
  text: string;
}

/** Answering a question that was asked, or ending work that was given. */
@Component({
  selector: 'as-work-bar',
  imports: [Icon, RouterLink],
  host: { class: 'owns-foot' },
  template: `
    <div class="work">
      <textarea
        #words
        class="input"
        rows="2"
        [attr.aria-label]="t(isQuestion() ? 'work.answer' : 'work.note')"
        [placeholder]="t(isQuestion() ? 'work.answer' : 'work.note')"
        [value]="text()"
        (input)="said.keep(item().id, words.value)"
        (keydown)="press($event)"
      ></textarea>
      <div class="acts">
        @if (isChange()) {
          <a
            class="button"
            [routerLink]="['/new', item().ticket.ticket_type]"
            [queryParams]="{ draft: item().ticket.id }"
          >
            <as-icon name="edit" />{{ t('work.change') }}
          </a>
        }
        @for (outcome of outcomes(); track outcome; let first = $first) {
          <button
            class="button"
            [class.button-primary]="first"
            type="button"
            [disabled]="busy() || !isSayable()"
            (click)="complete(outcome)"
          >
            @if (first) {
              <as-icon [name]="item().kind === 'answer' ? 'send' : 'check'" />
            }
            {{ outcome ? word(outcome) : t(end()) }}
          </button>
        }
        @if (item().kind === 'answer') {
          <button
            class="button button-quiet button-icon end"
            type="button"
            [attr.aria-label]="t('conversation.attach')"
            [title]="t('conversation.attach')"
            [disabled]="busy()"
            (click)="chooser.click()"
          >
            <as-icon name="clip" />
          </button>
          <input #chooser type="file" multiple hidden (change)="attach(chooser)" />
        }
        @if (item().actions.includes('claim') || item().actions.includes('unclaim')) {
          <button class="button" type="button" [disabled]="busy()" (click)="store.claim(item())">
            {{ t(item().assignee ? 'work.unclaim' : 'work.claim') }}
          </button>
        }
      </div>
    </div>
  `,
  styles: `
    :host {
      display: block;
      position: sticky;
      bottom: 0;
      z-index: 2;
      background: var(--surface);
      border-top: 1px solid var(--line);
    }
    .work {
      display: grid;
      gap: 12px;
      padding-block: 12px 16px;
    }
    .input {
      min-height: 56px;
      max-height: 200px;
      resize: none;
      field-sizing: content;
    }
    .acts {
      display: flex;
      gap: 8px;
    }
    .end {
      margin-left: auto;
    }
    @media (max-width: 719px) {
      :host {
        padding-inline: var(--gutter);
      }
      .button {
        flex: 1;
        height: 48px;
      }
      .button-icon {
        flex: 0 0 48px;
      }
    }
  `,
})
export class WorkBar {
  readonly item = input.required<InboxLine>();
  readonly busy = input(false);
  readonly finished = output<Ended>();
  /** Files that belong to an answer. */
  readonly attached = output<File[]>();
  private readonly texts = inject(Texts);
  protected readonly t = this.texts.t;
  protected readonly store = inject(InboxStore);
  protected readonly said = inject(Words);
  protected readonly text = computed(() => this.said.of(this.item().id, ''));

  /** What the work may end with; one plain end where the process does not ask. */
  protected readonly outcomes = computed(() => (this.item().outcomes.length ? this.item().outcomes : ['']));

  protected readonly isChange = computed(() => isSentBack(this.item()));
  protected readonly isQuestion = computed(() => this.item().kind === 'answer' && !this.isChange());

  /** An answer needs words, unless there are some to choose from. */
  protected readonly isSayable = computed(
    () => !this.isQuestion() || !!this.item().outcomes.length || !!this.text().trim(),
  );
  protected readonly end = computed(() => {
    if (this.isChange()) return 'work.again';
    return this.isQuestion() ? 'work.send' : 'work.done';
  });
  private readonly ended = computed(() => {
    if (this.isChange()) return 'work.sentAgain';
    return this.isQuestion() ? 'work.sent' : 'work.ended';
  });

  protected word(outcome: string): string {
    return this.texts.ofCode('outcome', outcome);
  }

  /** Escape gives the keys back to the inbox; what is written stays. */
  protected press(event: KeyboardEvent): void {
    const outcome = this.outcomes()[0];
    if (event.key === 'Escape') (event.target as HTMLElement).blur();
    else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && outcome !== undefined) this.complete(outcome);
    else return;
    event.preventDefault();
  }

  protected attach(chooser: HTMLInputElement): void {
    const files = [...(chooser.files ?? [])];
    chooser.value = '';
    if (files.length) this.attached.emit(files);
  }

  protected complete(outcome: string): void {
    const comments = this.text().trim();
    if (this.busy() || !this.isSayable()) return;
    this.finished.emit({
      body: { ...(outcome ? { outcome } : {}), ...(comments ? { comments } : {}) },
      text: this.t(this.ended(), { title: this.item().ticket.title }),
    });
  }
}
