import { Component, computed, inject, input } from '@angular/core';
import { Amounts } from '../../locale/amounts';
import { Texts } from '../../locale/texts';
import type { Person, Preview, PreviewApproverGroup, PreviewStep, PreviewWork } from '../../model/model';
import { Icon } from '../icon/icon';
import { People } from '../person/people';

interface Stop {
  name: string;
  rule: string;
  reason: string;
  /** What the amount counts as here, where it was asked in another currency. */
  counts?: string;
  people: Person[];
  names: string;
}

const isGroup = (approver: Person | PreviewApproverGroup): approver is PreviewApproverGroup => 'people' in approver;

/** The steps that a request will take, before it is sent: who, by which rule, and why. */
@Component({
  selector: 'as-path-ahead',
  imports: [Icon, People],
  styleUrl: './path-ahead.css',
  template: `
    @for (note of preview().notes; track $index) {
      <p class="note">{{ note }}</p>
    }
    <ol class="path">
      @for (stop of stops(); track $index; let first = $first) {
        <li [class.now]="first">
          <as-icon [name]="first ? 's-now' : 's-next'" />
          <div>
            <b>{{ stop.name }}</b>
            @if (stop.rule) {
              <span class="rule">{{ stop.rule }}</span>
            }
            @if (stop.reason) {
              <p class="why">{{ stop.reason }}</p>
            }
            @if (stop.counts) {
              <p class="why">{{ stop.counts }}</p>
            }
            @if (stop.people.length > 1) {
              <p class="people">
                <as-people [people]="stop.people" /><span class="meta">{{ stop.names }}</span>
              </p>
            }
          </div>
        </li>
      }
      <li>
        <as-icon name="s-next" />
        <div>
          <b>{{ t('path.done') }}</b>
          <p class="why">{{ t('path.doneWhy') }}</p>
        </div>
      </li>
    </ol>
  `,
})
export class PathAhead {
  readonly preview = input.required<Preview>();
  protected readonly t = inject(Texts).t;
  private readonly amounts = inject(Amounts);
  protected readonly stops = computed((): Stop[] => {
    const { steps, work } = this.preview();
    const [first, ...later] = steps.length ? steps.map((step) => this.stopOf(step)) : [this.noApproval()];
    const approvals = [{ ...first!, counts: this.counts() }, ...later];
    const of = (after: boolean) => work.filter((one) => one.after_approval === after).map((one) => this.workOf(one));
    return [...of(false), ...approvals, ...of(true)];
  });

  private counts(): string {
    const { asked, counted, rate } = this.preview().conversion ?? {};
    if (!asked || !counted || !rate) return '';
    return this.t('path.counts', {
      asked: this.amounts.money(asked),
      counted: this.amounts.money(counted),
      rate: this.amounts.rate(rate),
      base: counted.currency,
      currency: asked.currency ?? '',
    });
  }

  private noApproval(): Stop {
    const reason = this.t('path.noApprovalWhy');
    return { name: this.t('path.noApproval'), rule: '', reason, people: [], names: '' };
  }

  private workOf({ name, group }: PreviewWork): Stop {
    return { name, rule: '', reason: group ?? '', people: [], names: '' };
  }

  private stopOf(step: PreviewStep): Stop {
    const people = step.approvers.flatMap((approver) => (isGroup(approver) ? approver.people : [approver]));
    const name = step.approvers.map((approver) => (isGroup(approver) ? approver.group : approver.name)).join(', ');
    return {
      name,
      rule: people.length > 1 ? this.ruleOf(step.rule, people.length) : '',
      reason: step.reason,
      people,
      names: people.map((person) => person.name.split(' ')[0]).join(', '),
    };
  }

  private ruleOf(rule: string, of: number): string {
    const quorum = /^quorum:(\d+)$/i.exec(rule)?.[1];
    if (quorum) return this.t('path.quorum', { n: quorum, of });
    return this.t(rule.toLowerCase() === 'all' ? 'path.all' : 'path.any');
  }
}
