import { Component, computed, inject, input } from '@angular/core';
import { Answers } from './answers';
import { withoutEchoes, wordsOf } from './said-in-history';
import { Dates } from '../../shared/locale/dates';
import { Texts } from '../../shared/locale/texts';
import type { FormSchema, HistoryEntry, TicketStatus } from '../../shared/model/model';
import { Status } from '../../shared/ui/status/status';
import { Entry } from '../../shared/ui/thread/entry';
import { deedOf } from '../../shared/ui/thread/happened';

/** What happens by itself, whoever brought it about. */
const impersonal =
  /PLANNED|APPROVAL_ASKED|REMINDED|TIMED_OUT|NO_LONGER_NEEDED|SUBSTITUTED|PASSED_ON|RETURNED|WITHOUT_|NOBODY_ABOVE|CALLED_LAST/;

/** Who did what and when, newest first. */
@Component({
  selector: 'as-request-history',
  imports: [Entry, Status],
  template: `
    <div
      class="thread"
      [attr.role]="lines().length ? 'list' : null"
      [attr.aria-label]="lines().length ? t('request.history') : null"
    >
      @for (line of lines(); track line.id) {
        <as-entry [icon]="line.icon" [tone]="line.tone">
          <div class="line">
            <span>
              @if (line.who) {
                <b>{{ line.who }}</b>
              }
              @if (line.status) {
                <as-status [status]="line.status" />
              }
              {{ line.what }}
              @if (line.whom) {
                <span class="whom"><span aria-hidden="true">→</span> {{ line.whom }}</span>
              }
              @for (change of line.changes; track change) {
                <i>{{ change }}</i>
              }
              @if (line.detail && !brief()) {
                <i>{{ line.detail }}</i>
              }
            </span>
            <time [title]="dates.exact(line.at)">{{ dates.moment(line.at) }}</time>
          </div>
        </as-entry>
      }
    </div>
  `,
  host: { '[class.is-brief]': 'brief()' },
  styles: `
    :host {
      display: block;
      max-width: 760px;
    }
    .thread {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
    }
    .line {
      display: flex;
      flex-wrap: wrap;
      gap: 2px 16px;
      justify-content: space-between;
    }
    :host(:not(.is-brief)) .line {
      font: var(--type-text);
    }
    :host(.is-brief) .line {
      display: block;
    }
    :host(.is-brief) time {
      display: block;
    }
    i {
      display: block;
      font: var(--type-meta);
      font-style: normal;
      color: var(--text-muted);
      overflow-wrap: anywhere;
    }
  `,
})
export class RequestHistory {
  readonly entries = input.required<HistoryEntry[]>();
  readonly brief = input(false);
  /** Names the fields that were changed. */
  readonly form = input<FormSchema>();
  private readonly texts = inject(Texts);
  protected readonly t = this.texts.t;
  protected readonly dates = inject(Dates);
  private readonly answers = inject(Answers);
  protected readonly lines = computed(() =>
    withoutEchoes(this.entries()).map((entry) => {
      const code = entry.action.toUpperCase().replaceAll(/[.\-\s]+/g, '_');
      const behalf = entry.on_behalf_of ? ` ${this.t('request.behalf', { name: entry.on_behalf_of.name })}` : '';
      const status = code === 'TICKET_STATUS_CHANGED' ? entry.after?.['status'] : null;
      const { what, ...look } = deedOf(this.texts, { action: code, after: entry.after });
      const said = typeof status === 'string' ? '' : what;
      const who = typeof status === 'string' || impersonal.test(code) ? '' : (entry.actor?.name ?? '');
      const whom = entry.whom.filter(({ id }) => id !== entry.actor?.id).map(({ name }) => name);
      return {
        id: entry.id,
        at: entry.at,
        status: typeof status === 'string' ? (status as TicketStatus) : null,
        who,
        what: `${who ? said.replace(/^./, (letter) => letter.toLowerCase()) : said}${behalf}`,
        whom: whom.join(', '),
        changes: code === 'TICKET_EDITED' ? this.answers.changed(this.form(), entry) : [],
        detail: wordsOf(entry) || this.reasonOf(entry),
        ...look,
      };
    }),
  );

  private reasonOf({ after }: HistoryEntry): string {
    if (after?.['unanswered'] === true) return this.t('history.unanswered');
    return typeof after?.['reason'] === 'string' ? after['reason'] : '';
  }
}
