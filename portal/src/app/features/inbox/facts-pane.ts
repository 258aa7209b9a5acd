import { Component, computed, inject, input } from '@angular/core';
import { Answers } from '../../core/ticket/answers';
import { Amounts } from '../../shared/locale/amounts';
import { Dates } from '../../shared/locale/dates';
import { Texts } from '../../shared/locale/texts';
import type { Ticket } from '../../shared/model/model';
import { type Fact, Facts } from '../../shared/ui/facts/facts';
import { Icon } from '../../shared/ui/icon/icon';
import { People } from '../../shared/ui/person/people';
import type { InboxItem } from './inbox-item';

/** Why this waits for me, by which rule and on which values, and what else there is to know. */
@Component({
  selector: 'as-facts-pane',
  imports: [Facts, Icon, People],
  styleUrl: './facts-pane.css',
  template: `
    <div class="pane-body">
      @if (item().evidence; as evidence) {
        <section class="section why">
          <h2><as-icon name="info" />{{ t('facts.why') }}</h2>
          <p class="muted">{{ evidence.reason }}</p>
          @if (evidence.on_behalf_of; as person) {
            <p class="muted">{{ t('facts.behalf', { name: person.name }) }}</p>
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
          @if (evidence.rule) {
            <p class="meta">{{ t('facts.rule', { rule: evidence.rule }) }}</p>
          }
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
        @if (ticket().watchers?.length) {
          <p class="watchers">
            <span class="muted">{{ t('facts.watchers') }}</span><as-people [people]="ticket().watchers!" />
          </p>
        }
      </section>
    </div>
  `,
})
export class FactsPane {
  readonly item = input.required<InboxItem>();
  readonly ticket = input.required<Ticket>();
  readonly typeName = input.required<string>();
  readonly more = input.required<Fact[]>();

  private readonly texts = inject(Texts);
  private readonly dates = inject(Dates);
  private readonly amounts = inject(Amounts);
  private readonly answers = inject(Answers);
  protected readonly t = this.texts.t;

  protected readonly inputs = computed(() => this.answers.of(undefined, this.item().evidence?.inputs ?? {}));
  protected readonly facts = computed((): Fact[] => {
    const ticket = this.ticket();
    const due = ticket.due_date;
    return [
      { label: this.t('facts.type'), value: this.typeName() },
      { label: this.t('facts.priority'), value: this.texts.ofCode('priority', ticket.priority) },
      ...(this.item().amount
        ? [{ label: this.t('facts.amount'), value: this.amounts.money(this.item().amount!) }]
        : []),
      ...(due ? [{ label: this.t('facts.due'), value: this.dates.plainDay(due), title: this.dates.exact(due) }] : []),
      {
        label: this.t('facts.created'),
        value: this.dates.moment(ticket.created_at),
        title: this.dates.exact(ticket.created_at),
      },
    ];
  });
}
