import { Component, computed, inject, input, output } from '@angular/core';
import { Answers } from '../../core/ticket/answers';
import { askerOf, isSentBack } from '../../core/ticket/asker';
import { leaveOf } from '../../core/ticket/leave-of';
import { Linked } from '../../core/ticket/linked';
import { StepApprovers } from '../../core/ticket/step-approvers';
import { Todos } from '../../core/ticket/todos';
import { Amounts } from '../../shared/locale/amounts';
import { Dates } from '../../shared/locale/dates';
import { Texts } from '../../shared/locale/texts';
import type { Approval, InboxLine, Money, Ticket, TicketRef } from '../../shared/model/model';
import { type Fact, Facts } from '../../shared/ui/facts/facts';
import { Icon } from '../../shared/ui/icon/icon';
import { People } from '../../shared/ui/person/people';

/** Why this waits for me, by which rule and on which values, and what else there is to know. */
@Component({
  selector: 'as-facts-pane',
  imports: [Facts, Icon, Linked, People, StepApprovers, Todos],
  styleUrl: './facts-pane.css',
  template: `
    <div class="pane-body">
      @if (item().kind === 'answer') {
        <section class="section why">
          <h2><as-icon name="info" />{{ t('facts.why') }}</h2>
          <p class="muted">{{ t(isSentBack(item()) ? 'facts.sentBack' : 'facts.asked', { name: asker().name }) }}</p>
          <p class="meta" [title]="dates.exact(item().requested_at)">{{ dates.moment(item().requested_at) }}</p>
        </section>
      }
      @if (approval()?.evidence; as evidence) {
        <section class="section why">
          <h2><as-icon name="info" />{{ t('facts.why') }}</h2>
          @for (reason of reasons(); track reason) {
            <p class="muted">{{ reason }}</p>
          }
          @if (inputs().length) {
            <div class="rule">
              <table>
                <thead>
                  <tr>
                    <th scope="col">{{ t('facts.input') }}</th>
                    <th scope="col">{{ t('facts.value') }}</th>
                  </tr>
                </thead>
                <tbody>
                  @for (input of inputs(); track input.label) {
                    <tr>
                      <td>{{ input.label }}</td>
                      <td>{{ input.value }}</td>
                    </tr>
                  }
                </tbody>
              </table>
            </div>
          }
          <p class="meta" [title]="evidence.rule">{{ t('facts.rule', { release: evidence.release }) }}</p>
        </section>
      }
      @if (full(); as full) {
        <as-todos class="section" [ticket]="full" />
        <as-linked class="section" [ticket]="full" />
      }
      @if (step().length) {
        <section class="section">
          <as-step-approvers [approvals]="step()" [heading]="t('facts.askedPeople')" (changed)="changed.emit()" />
        </section>
      }
      @if (more().length) {
        <section class="section">
          <div class="section-head">
            <h2>{{ t('facts.form') }}</h2>
          </div>
          <as-facts [facts]="more()" />
        </section>
      }
      <section class="section">
        <as-facts [facts]="facts()" />
        @if (full()?.watchers?.length) {
          <p class="watchers">
            <span class="muted">{{ t('facts.watchers') }}</span><as-people [people]="full()!.watchers!" />
          </p>
        }
      </section>
    </div>
  `,
})
export class FactsPane {
  readonly item = input.required<InboxLine>();
  readonly approval = input.required<Approval | null>();
  /** All of the request, as far as they were read. */
  readonly approvals = input.required<Approval[]>();
  readonly ticket = input.required<TicketRef>();
  readonly full = input.required<Ticket | null>();
  readonly typeName = input.required<string>();
  readonly more = input.required<Fact[]>();
  readonly changed = output();

  private readonly texts = inject(Texts);
  protected readonly dates = inject(Dates);
  private readonly amounts = inject(Amounts);
  private readonly answers = inject(Answers);
  protected readonly t = this.texts.t;

  protected readonly isSentBack = isSentBack;
  protected readonly asker = computed(() => askerOf(this.item()));
  /** Each sentence once, however many parts of the evidence say it. */
  protected readonly reasons = computed(() => {
    const { reason, edge, on_behalf_of: absent } = this.approval()!.evidence;
    const asked = [...new Set(edge.split(/(?<=\.) /))].join(' ');
    const behalf = absent ? this.t('facts.behalf', { name: absent.name }) : '';
    return [...new Set([reason, asked, behalf])].filter(Boolean);
  });
  protected readonly inputs = computed(() => {
    const evidence = this.approval()?.evidence;
    if (!evidence) return [];
    const amounts = Object.entries(evidence.amounts).map(([label, counted]) => [label, this.amountOf(counted)]);
    return this.answers.of(undefined, { ...evidence.inputs, ...Object.fromEntries(amounts) });
  });
  /** Everybody who is asked in the same step; only where more than one person is there is something to tell. */
  protected readonly step = computed((): Approval[] => {
    const own = this.approval();
    if (!own) return [];
    const others = this.approvals().filter(
      ({ id, step, level, current }) =>
        id !== own.id && current === own.current && step === own.step && level === own.level,
    );
    const isAlone = !others.length && !own.votes.length && own.approvers.length === 1;
    return isAlone && !own.actions.includes('add_approver') ? [] : [own, ...others];
  });
  protected readonly facts = computed((): Fact[] => {
    const ticket = this.ticket();
    const full = this.full();
    return [
      { label: this.t('facts.type'), value: this.typeName() },
      { label: this.t('facts.priority'), value: this.texts.ofCode('priority', ticket.priority) },
      ...(full?.category ? [{ label: this.t('facts.category'), value: full.category }] : []),
      ...leaveOf(full?.leave, this.t),
      ...(ticket.amount ? [{ label: this.t('facts.amount'), value: this.amounts.money(ticket.amount) }] : []),
      ...(full?.due_date
        ? [
            {
              label: this.t('facts.due'),
              value: this.dates.plainDay(full.due_date),
              title: this.dates.exact(full.due_date),
            },
          ]
        : []),
      ...(full
        ? [
            {
              label: this.t('facts.created'),
              value: this.dates.moment(full.created_at),
              title: this.dates.exact(full.created_at),
            },
          ]
        : []),
    ];
  });

  /** The amount that the rule counted, and of which other one it was made. */
  private amountOf(counted: Money): Money | string {
    const asked = this.ticket().amount;
    if (!asked || asked.currency === counted.currency) return counted;
    return this.t('facts.converted', { counted: this.amounts.money(counted), asked: this.amounts.money(asked) });
  }
}
