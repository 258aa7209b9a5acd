import { Component, inject, input, linkedSignal } from '@angular/core';
import { Texts } from '../../shared/locale/texts';
import { Icon } from '../../shared/ui/icon/icon';
import type { InboxItem } from './inbox-item';
import { InboxStore } from './inbox-store';

/** Answering a question that was asked, or ending work that was given. */
@Component({
  selector: 'as-work-bar',
  imports: [Icon],
  host: { class: 'owns-foot' },
  template: `
    <div class="work">
      <textarea
        #words
        class="input"
        rows="2"
        [attr.aria-label]="t(item().kind === 'answer' ? 'work.answer' : 'work.note')"
        [placeholder]="t(item().kind === 'answer' ? 'work.answer' : 'work.note')"
        [value]="text()"
        (input)="text.set(words.value)"
      ></textarea>
      <div class="acts">
        <button
          class="button button-primary"
          type="button"
          [disabled]="item().kind === 'answer' && !text().trim()"
          (click)="complete()"
        >
          <as-icon [name]="item().kind === 'answer' ? 'send' : 'check'" />{{
            t(item().kind === 'answer' ? 'work.send' : 'work.done')
          }}
        </button>
        @if (item().kind === 'work') {
          <button class="button" type="button" (click)="store.claim(item())">
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
    @media (max-width: 719px) {
      :host {
        padding-inline: var(--gutter);
      }
      .button {
        flex: 1;
        height: 48px;
      }
    }
  `,
})
export class WorkBar {
  readonly item = input.required<InboxItem>();
  protected readonly t = inject(Texts).t;
  protected readonly store = inject(InboxStore);
  protected readonly text = linkedSignal({ source: () => this.item().id, computation: () => '' });

  protected complete(): void {
    const comments = this.text().trim();
    this.store.complete(
      this.item(),
      comments ? { comments } : {},
      this.t(this.item().kind === 'answer' ? 'work.sent' : 'work.ended', { title: this.item().ticket.title }),
    );
  }
}
