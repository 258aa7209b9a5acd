import { inject, Injectable } from '@angular/core';
import type { SingleLine } from '../../core/api/inbox-api';
import { Problem, sentencesOf } from '../../core/api/problem';
import { DecidedFirst } from '../../core/decided-first';
import { Dates } from '../../shared/locale/dates';
import { Texts } from '../../shared/locale/texts';

const over = {
  APPROVED: 'inbox.over.approved',
  REJECTED: 'inbox.over.rejected',
  SENT_BACK: 'inbox.over.sentBack',
  REVIEWED: 'inbox.over.reviewed',
};

/** Says why there is nothing to do any more about what is open. */
@Injectable()
export class Verdicts {
  private readonly t = inject(Texts).t;
  private readonly dates = inject(Dates);
  private readonly first = inject(DecidedFirst);

  of({ approval }: SingleLine): string {
    if (!approval || approval.state === 'VOID') return this.t('inbox.over.void');
    if (approval.state === 'PENDING')
      return this.t('inbox.over.others', { names: approval.approvers.map((person) => person.name).join(', ') });
    const said = this.t(over[approval.state], {
      name: approval.decided_by?.name ?? this.t('inbox.over.somebody'),
      at: approval.decided_at ? this.first.whenAndWhere(approval.decided_at, approval.channel) : '',
    });
    return approval.comments ? `${said} “${approval.comments}”` : said;
  }

  ofProblem(problem: Problem): string {
    const by = problem.members['completed_by'];
    const at = problem.members['completed_at'];
    if (typeof by === 'object' && by !== null && 'name' in by && typeof at === 'string')
      return this.t('inbox.over.done', { name: String(by.name), at: this.dates.moment(at) });
    if (problem.status === 404) return this.t('inbox.over.gone');
    return sentencesOf(problem, this.t, 'problem.unread');
  }
}
