import { inject, Injectable } from '@angular/core';
import { catchError, of } from 'rxjs';
import { Dates } from '../shared/locale/dates';
import { Texts } from '../shared/locale/texts';
import type { InboxLine, Person } from '../shared/model/model';
import { InboxApi } from './api/inbox-api';
import type { Problem } from './api/problem';
import { Session } from './auth/session';
import { Toasts } from './toasts';

/** Tells who comes second what the first one decided, and about which request: another one may be open by then. */
@Injectable({ providedIn: 'root' })
export class DecidedFirst {
  private readonly api = inject(InboxApi);
  private readonly toasts = inject(Toasts);
  private readonly dates = inject(Dates);
  private readonly texts = inject(Texts);
  private readonly session = inject(Session);

  static is(problem: Problem): boolean {
    return problem.code === 'APPROVAL_ALREADY_DECIDED';
  }

  tell({ id, ticket }: InboxLine, { members }: Problem): void {
    const by = (members['decided_by'] ?? {}) as Partial<Person>;
    const at = members['decided_at'];
    const number = ticket.ticket_number ?? '';
    const params = {
      what: `${number} ${ticket.title}`.trim(),
      name: by.name ?? '',
      at: typeof at === 'string' ? this.whenAndWhere(at, members['channel']) : '',
    };
    this.api
      .line(id, 'approval')
      .pipe(catchError(() => of(null)))
      .subscribe((found) => {
        const isMe = by.id === this.session.me()?.id;
        const text = this.texts.t(isMe ? 'inbox.first.mine' : this.wordsFor(found?.approval?.state), params);
        this.toasts.say(text, 'bad', { label: number || ticket.title, to: `/requests/${ticket.id}` });
      });
  }

  /** @param channel where it was decided, if that is known */
  whenAndWhere(at: string, channel: unknown): string {
    const when = this.dates.moment(at);
    return typeof channel === 'string' ? `${when}, ${this.texts.t(`inbox.via.${channel}`)}` : when;
  }

  private wordsFor(state = ''): string {
    if (state === 'APPROVED') return 'inbox.first.approved';
    return state === 'REJECTED' ? 'inbox.first.rejected' : 'inbox.first.decided';
  }
}
