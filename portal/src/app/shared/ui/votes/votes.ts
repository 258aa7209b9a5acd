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
      <h2>{{ approval().step }}</h2>
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
  readonly approval = input.required<Approval>();
  protected readonly t = inject(Texts).t;
  protected readonly dates = inject(Dates);

  protected readonly votes = computed((): Vote[] => {
    const { votes, approvers, state } = this.approval();
    const said = new Set(votes.map((vote) => vote.person.id));
    const silent = approvers
      .filter((person) => !said.has(person.id))
      .map((person): Vote => ({
        person,
        decision: state === 'PENDING' ? 'PENDING' : 'VOID',
        at: null,
        comments: null,
      }));
    return [...votes, ...silent];
  });
  protected readonly rule = computed(() => {
    const quorum = /^quorum:(\d+)$/i.exec(this.approval().rule)?.[1];
    if (this.votes().length < 2) return '';
    if (quorum) return this.t('path.quorum', { n: quorum, of: this.votes().length });
    return this.t(this.approval().rule.toLowerCase() === 'all' ? 'path.all' : 'path.any');
  });

  protected look(vote: Vote) {
    return looks[vote.decision];
  }
}
