import { Component, computed, inject, input } from '@angular/core';
import { Texts } from '../../locale/texts';
import type { TicketStatus } from '../../model/model';

type Part = 'was' | 'now' | 'held' | 'bad' | 'left' | '';

const courses: Record<TicketStatus, Part[]> = {
  DRAFT: ['', '', '', ''],
  SUBMITTED: ['now', '', '', ''],
  IN_REVIEW: ['was', 'now', '', ''],
  PENDING_INFO: ['was', 'held', '', ''],
  APPROVED: ['was', 'was', 'now', ''],
  IN_PROGRESS: ['was', 'was', 'now', ''],
  COMPLETED: ['was', 'was', 'was', 'was'],
  CLOSED: ['was', 'was', 'was', 'was'],
  REJECTED: ['was', 'bad', '', ''],
  CANCELLED: ['left', 'left', '', ''],
};

/** The course of a request in four short bars, for lists: sent, decided, worked on, done. */
@Component({
  selector: 'as-track-mini',
  template: `
    @for (part of parts(); track $index) {
      <i [class]="part"></i>
    }
  `,
  host: { role: 'img', '[attr.aria-label]': 'label()' },
  styles: `
    :host {
      display: inline-grid;
      grid-auto-flow: column;
      grid-auto-columns: 1fr;
      gap: 3px;
      width: 88px;
    }
    i {
      height: 4px;
      border-radius: 2px;
      background: var(--line-strong);
    }
    .was {
      background: var(--status-done-mark);
    }
    .now {
      background: var(--brand);
    }
    .bad {
      background: var(--status-bad-mark);
    }
    .left {
      background: var(--status-closed-mark);
    }
    .held {
      background: var(--status-waiting-mark);
    }
  `,
})
export class TrackMini {
  readonly status = input.required<TicketStatus>();
  private readonly texts = inject(Texts);
  protected readonly parts = computed(() => courses[this.status()] ?? courses.SUBMITTED);
  protected readonly label = computed(() => this.texts.ofCode('status', this.status()));
}
