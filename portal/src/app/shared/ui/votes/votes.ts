import { Component, computed, inject, input } from '@angular/core';
import { Dates } from '../../locale/dates';
import { Texts } from '../../locale/texts';
import type { Approval, Person, StandIn, Vote } from '../../model/model';
import { Avatar } from '../avatar/avatar';
import { Icon } from '../icon/icon';

const looks: Record<Vote['decision'], { icon: string; tone: string }> = {
  PENDING: { icon: 'clock', tone: 'is-waiting' },
  APPROVED: { icon: 's-approved', tone: 'is-done' },
  REJECTED: { icon: 's-rejected', tone: 'is-bad' },
  SENT_BACK: { icon: 'undo', tone: 'is-waiting' },
  REVIEWED: { icon: 'chat', tone: 'is-closed' },
  VOID: { icon: 's-closed', tone: 'is-closed' },
};

/** Who is asked in one step, and what each said. */
@Component({
  selector: 'as-votes',
  imports: [Avatar, Icon],
  template: `
    <div class="section-head">
      <h2>{{ heading() ?? step() }}</h2>
      <span class="meta end">{{ rule() }}</span>
    </div>
    <ul>
      @for (vote of votes(); track vote.person.id) {
        <li [title]="vote.at ? dates.exact(vote.at) : ''">
          <as-avatar [name]="vote.person.name" [photo]="vote.person.photo" /><span class="who clip"
            >{{ vote.person.name }}
            @if (aside(vote); as words) {
              <i>{{ words }}</i>
            }
          </span>
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
    .who {
      min-width: 0;
    }
    .who i {
      font: var(--type-meta);
      color: var(--text-muted);
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
  /** Instead of the name of the step, where that stands beside it. */
  readonly heading = input<string>();
  protected readonly t = inject(Texts).t;
  protected readonly dates = inject(Dates);

  protected readonly step = computed(() => this.approvals()[0]?.step ?? '');
  protected readonly votes = computed((): Vote[] => {
    const said = this.approvals().flatMap((approval) => approval.votes);
    const silent = this.approvals().flatMap(({ approvers, substitutes, votes, state }) =>
      this.themselves(approvers, substitutes, votes).map((person): Vote => ({
        person,
        on_behalf_of: null,
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
    const meant = this.votes().filter((vote) => vote.decision !== 'REVIEWED' && !this.additionOf(vote)).length;
    if (meant < 2) return '';
    if (quorum) return this.t('path.quorum', { n: quorum, of: meant });
    return this.t(rule.toLowerCase() === 'all' ? 'path.all' : 'path.any');
  });

  /** In whose place it was said, or who may say it in this person's place. */
  protected aside(vote: Vote): string {
    if (vote.on_behalf_of) return this.t('facts.for', { name: vote.on_behalf_of.name });
    const addition = this.additionOf(vote);
    if (addition) return this.t(addition.role === 'REVIEWER' ? 'facts.opinion' : 'facts.besides');
    const substitute = this.approvals()
      .flatMap(({ substitutes }) => substitutes)
      .find((one) => one.for.id === vote.person.id)?.person;
    return substitute && vote.decision === 'PENDING' ? this.t('facts.orSubstitute', { name: substitute.name }) : '';
  }

  /** A substitute has no voice besides that of the absent person, who has none left once it was given. */
  private themselves(approvers: Person[], substitutes: StandIn[], votes: Vote[]): Person[] {
    const others = [...substitutes.map(({ person }) => person), ...votes.map((vote) => vote.on_behalf_of)];
    return approvers.filter((person) => !others.some((other) => other?.id === person.id));
  }

  /** Absent for those whom the policy means. */
  private additionOf(vote: Vote): Approval['added'] {
    const asking = this.approvals().find(({ approvers }) => approvers.some(({ id }) => id === vote.person.id));
    return asking?.added ?? null;
  }

  protected look(vote: Vote) {
    return looks[vote.decision];
  }
}
