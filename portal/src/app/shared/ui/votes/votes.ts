import { Component, computed, inject, input } from '@angular/core';
import { Dates } from '../../locale/dates';
import { Texts } from '../../locale/texts';
import type { Approval, Vote } from '../../model/model';
import { Avatar } from '../avatar/avatar';
import { Icon } from '../icon/icon';

const looks: Record<Vote['decision'], { icon: string; tone: string }> = {
  PENDING: { icon: 'clock', tone: 'is-waiting' },
  APPROVED: { icon: 's-approved', tone: 'is-done' },
  REJECTED: { icon: 's-rejected', tone: 'is-bad' },
  VOID: { icon: 's-closed', tone: 'is-closed' },
};

/** Who is asked in one step, and what each said. */
@Component({
  selector: 'as-votes',
  imports: [Avatar, Icon],
  template: `
    <div class="section-head">
      <h2>{{ step() }}</h2>
      <span class="meta end">{{ rule() }}</span>
    </div>
    <ul>
      @for (vote of votes(); track vote.person.id) {
        <li [title]="vote.at ? dates.exact(vote.at) : ''">
          <as-avatar [name]="vote.person.name" /><span class="clip">{{ vote.person.name }}</span>
          <span class="status" [class]="look(vote).tone"
            ><as-icon [name]="look(vote).icon" [small]="true" />{{ t('facts.vote.' + vote.decision) }}</span
          >
        </li>
      }
    </ul>
  `,
  styles: `
    ul {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 10px;
    }
    li {
      display: flex;
      align-items: center;
      gap: 10px;
    }
    .section-head {
      align-items: baseline;
    }
    .section-head .meta {
      flex: none;
    }
    .status {
      display: inline-flex;
      align-items: center;
      gap: 6px;
      margin-left: auto;
      font: var(--type-meta-strong);
      color: var(--text-muted);
      white-space: nowrap;
    }
    .status as-icon {
      color: var(--mark);
    }
  `,
})
export class Votes {
  /** The approvals of one step: one for each person asked, or one that several share. */
  readonly approvals = input.required<Approval[]>();
  protected readonly t = inject(Texts).t;
  protected readonly dates = inject(Dates);

  protected readonly step = computed(() => this.approvals()[0]?.step ?? '');
  protected readonly votes = computed((): Vote[] => {
    const said = this.approvals().flatMap((approval) => approval.votes);
    const silent = this.approvals().flatMap(({ approvers, state }) =>
      approvers.map((person): Vote => ({
        person,
        decision: state === 'PENDING' ? 'PENDING' : 'VOID',
        at: null,
        comments: null,
      })),
    );
    const byPerson = new Map<string, Vote>();
    for (const vote of [...said, ...silent]) if (!byPerson.has(vote.person.id)) byPerson.set(vote.person.id, vote);
    return [...byPerson.values()];
  });
  protected readonly rule = computed(() => {
    const rule = this.approvals()[0]?.rule ?? '';
    const quorum = /^quorum:(\d+)$/i.exec(rule)?.[1];
    if (this.votes().length < 2) return '';
    if (quorum) return this.t('path.quorum', { n: quorum, of: this.votes().length });
    return this.t(rule.toLowerCase() === 'all' ? 'path.all' : 'path.any');
  });

  protected look(vote: Vote) {
    return looks[vote.decision];
  }
}
