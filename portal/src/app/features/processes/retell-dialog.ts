import { httpResource } from '@angular/common/http';
import { Component, computed, debounced, inject, output, signal } from '@angular/core';
import { Problem, sentencesOf } from '../../core/api/problem';
import { Toasts } from '../../core/toasts';
import { Texts } from '../../shared/locale/texts';
import type { Page, Ticket } from '../../shared/model/model';
import { Dialog } from '../../shared/ui/dialog/dialog';
import { Field } from '../../shared/ui/field/field';
import { Workbench } from './workbench';

/** Asks which request that is over becomes a scenario, and says why one cannot. */
@Component({
  selector: 'as-retell-dialog',
  imports: [Dialog, Field],
  template: `
    <as-dialog [heading]="t('retell.title')" (left)="left.emit()" (done)="make()">
      <p>{{ t('retell.about') }}</p>
      <as-field for="retell-ticket" [label]="t('retell.which')" [required]="true" [hint]="t('retell.hint')">
        <input
          #number
          id="retell-ticket"
          class="input"
          autocomplete="off"
          maxlength="200"
          list="retell-tickets"
          required
          aria-describedby="retell-ticket-hint"
          [value]="ticket()"
          (input)="ticket.set(number.value)"
        />
        <datalist id="retell-tickets">
          @for (found of offered(); track found.id) {
            <option [value]="found.ticket_number">{{ found.title }}</option>
          }
        </datalist>
      </as-field>
      @if (refused(); as sentence) {
        <p class="wrong" role="alert">{{ sentence }}</p>
      }
      <ng-container foot>
        <button class="button button-quiet" type="button" (click)="left.emit()">{{ t('design.cancel') }}</button>
        <button class="button button-primary" type="submit" [disabled]="busy()">{{ t('retell.make') }}</button>
      </ng-container>
    </as-dialog>
  `,
})
export class RetellDialog {
  readonly left = output();
  /** The name of its file. */
  readonly made = output<string>();

  protected readonly t = inject(Texts).t;
  private readonly bench = inject(Workbench);
  private readonly toasts = inject(Toasts);
  protected readonly ticket = signal('');
  protected readonly busy = signal(false);
  private readonly problem = signal<Problem | null>(null);
  protected readonly refused = computed(() => {
    const problem = this.problem();
    return problem ? sentencesOf(problem, this.t) : null;
  });

  private readonly settled = debounced(this.ticket, 150);
  private readonly found = httpResource<Page<Ticket>>(() => ({
    url: '/api/v1/tickets',
    params: {
      ticket_type: this.bench.key(),
      status: 'CLOSED,REJECTED,CANCELLED',
      sort: '-created_at',
      ...(this.settled.value()?.trim() ? { q: this.settled.value()?.trim() ?? '' } : {}),
    },
  }));
  protected readonly offered = computed(() => (this.found.hasValue() ? this.found.value().items : []));

  protected async make(): Promise<void> {
    const ticket = this.ticket().trim();
    if (!ticket || this.busy()) return;
    this.busy.set(true);
    this.problem.set(null);
    try {
      const name = await this.bench.retell(ticket);
      this.toasts.say(this.t('retell.made'));
      this.made.emit(name);
    } catch (error) {
      this.problem.set(Problem.of(error));
    } finally {
      this.busy.set(false);
    }
  }
}
