import { Component, computed, inject, input, output } from '@angular/core';
import type { Problem } from '../../core/api/problem';
import { ProblemNote } from '../../core/problem-note';
import { leaveOf } from '../../core/ticket/leave-of';
import { Linked } from '../../core/ticket/linked';
import { StepApprovers } from '../../core/ticket/step-approvers';
import { Todos } from '../../core/ticket/todos';
import { Dates } from '../../shared/locale/dates';
import { Texts } from '../../shared/locale/texts';
import type { Approval, FormSchema, HistoryEntry, Ticket } from '../../shared/model/model';
import { type Fact, Facts } from '../../shared/ui/facts/facts';
import { People } from '../../shared/ui/person/people';
import { RequestHistory } from '../../core/ticket/request-history';
import { TicketCategory } from './ticket-category';

@Component({
  selector: 'as-request-side',
  imports: [Facts, Linked, People, ProblemNote, RequestHistory, StepApprovers, TicketCategory, Todos],
  template: `
    <aside class="side" [attr.aria-label]="t('facts.title')">
      @if (problem(); as problem) {
        <as-problem-note class="card" [problem]="problem" (again)="again.emit()" />
      }
      @for (step of current(); track step[0]!.id) {
        <section><as-step-approvers [approvals]="step" (changed)="again.emit()" /></section>
      }
      <section>
        <div class="section-head">
          <h2>{{ t('facts.title') }}</h2>
        </div>
        <as-facts [facts]="all()" />
        <as-ticket-category [ticket]="ticket()" [etag]="etag()" (changed)="again.emit()" />
        @if (ticket().watchers.length) {
          <p class="watchers">
            <span class="muted">{{ t('facts.watchers') }}</span><as-people [people]="ticket().watchers!" />
          </p>
        }
      </section>
      <as-todos [ticket]="ticket()" />
      <as-linked [ticket]="ticket()" />
      @if (history().length) {
        <section>
          <div class="section-head">
            <h2>{{ t('request.history') }}</h2>
            <button class="link end" type="button" (click)="allWanted.emit()">
              {{ t('request.all', { n: history().length }) }}
            </button>
          </div>
          <as-request-history [entries]="latest()" [form]="form()" [brief]="true" />
        </section>
      }
    </aside>
  `,
  styles: `
    .side {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 24px;
    }
    as-linked,
    as-todos,
    section + section,
    as-linked + section {
      padding-top: 24px;
      border-top: 1px solid var(--line);
    }
    .watchers {
      display: grid;
      grid-template-columns: minmax(92px, 30%) minmax(0, 1fr);
      gap: 12px;
      margin-top: 8px;
    }
  `,
})
export class RequestSide {
  readonly ticket = input.required<Ticket>();
  readonly etag = input.required<string>();
  readonly facts = input.required<Fact[]>();
  readonly history = input.required<HistoryEntry[]>();
  readonly form = input<FormSchema>();
  readonly approvals = input.required<Approval[]>();
  /** Why some of it could not be read. */
  readonly problem = input<Problem | null>(null);
  readonly again = output();
  readonly allWanted = output();

  private readonly texts = inject(Texts);
  private readonly dates = inject(Dates);
  protected readonly t = this.texts.t;
  /** The steps of the level that is being asked, or else of the last one that was. */
  protected readonly current = computed(() => {
    const approvals = this.approvals().filter((approval) => approval.current);
    const open = approvals.filter((approval) => approval.state === 'PENDING');
    const level = Math.max(0, ...(open.length ? open : approvals).map((approval) => approval.level));
    const asked = approvals.filter((approval) => approval.level === level);
    return [...new Set(asked.map((approval) => approval.step))].map((step) =>
      asked.filter((approval) => approval.step === step),
    );
  });
  protected readonly latest = computed(() => this.history().slice(0, 3));
  protected readonly all = computed((): Fact[] => {
    const ticket = this.ticket();
    const due = ticket.due_date;
    return [
      ...this.facts()
        .filter((fact) => fact.value.length <= 60)
        .slice(0, 6),
      { label: this.t('facts.priority'), value: this.texts.ofCode('priority', ticket.priority) },
      ...leaveOf(ticket.leave, this.t),
      ...(due ? [{ label: this.t('facts.due'), value: this.dates.plainDay(due), title: this.dates.exact(due) }] : []),
      ...(ticket.assignee ? [{ label: this.t('facts.assignee'), value: ticket.assignee.name }] : []),
    ];
  });
}
