import { Component, computed, inject, input } from '@angular/core';
import { Texts } from '../../locale/texts';
import type { TicketStatus } from '../../model/model';
import { Icon } from '../icon/icon';

type Tone = 'open' | 'waiting' | 'done' | 'bad' | 'closed';

const looks: Record<TicketStatus, { icon: string; tone: Tone }> = {
  DRAFT: { icon: 's-draft', tone: 'closed' },
  SUBMITTED: { icon: 's-sent', tone: 'open' },
  IN_REVIEW: { icon: 's-review', tone: 'open' },
  PENDING_INFO: { icon: 's-info', tone: 'waiting' },
  APPROVED: { icon: 's-approved', tone: 'done' },
  REJECTED: { icon: 's-rejected', tone: 'bad' },
  IN_PROGRESS: { icon: 's-progress', tone: 'open' },
  COMPLETED: { icon: 's-completed', tone: 'done' },
  CLOSED: { icon: 's-closed', tone: 'closed' },
  CANCELLED: { icon: 's-cancelled', tone: 'closed' },
};

/** Icon, word and colour; tinted once on a page, plain in lists. */
@Component({
  selector: 'as-status',
  imports: [Icon],
  template: `<as-icon [name]="look().icon" [small]="true" />{{ word() }}`,
  host: { '[class]': '"is-" + look().tone', '[class.is-tinted]': 'tinted()' },
  styles: `
    :host {
      display: inline-flex;
      align-items: center;
      gap: 6px;
      font: var(--type-meta-strong);
      color: var(--text-muted);
      white-space: nowrap;
    }
    as-icon {
      color: var(--mark);
    }
    :host(.is-tinted) {
      height: 24px;
      padding: 0 10px 0 6px;
      border-radius: var(--radius-chip);
      color: var(--fg);
      background: var(--bg);
    }
    :host(.is-tinted) as-icon {
      color: currentColor;
    }
  `,
})
export class Status {
  readonly status = input.required<TicketStatus>();
  readonly tinted = input(false);
  private readonly texts = inject(Texts);
  protected readonly look = computed(() => looks[this.status()] ?? looks.SUBMITTED);
  protected readonly word = computed(() => this.texts.ofCode('status', this.status()));
}
