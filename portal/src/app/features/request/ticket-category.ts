import { Component, computed, inject, input, linkedSignal, output } from '@angular/core';
import { Problem } from '../../core/api/problem';
import { TicketsApi } from '../../core/api/tickets-api';
import { Session } from '../../core/auth/session';
import { offeredCategories, pathsOf } from '../../core/categories';
import { Toasts } from '../../core/toasts';
import { Texts } from '../../shared/locale/texts';
import type { Ticket } from '../../shared/model/model';

const over: Ticket['status'][] = ['CLOSED', 'REJECTED', 'CANCELLED'];

/** What a request is about; who sorts requests, and its requester as long as the words may be changed, chooses another one here. */
@Component({
  selector: 'as-ticket-category',
  template: `
    @if (choices().length) {
      <label for="ticket-category">{{ t('facts.category') }}</label>
      <select #one id="ticket-category" class="input select" (change)="sort(one.value)">
        <option value="">{{ t('facts.noCategory') }}</option>
        @for (path of choices(); track path) {
          <option [value]="path" [selected]="path === category()">{{ path }}</option>
        }
      </select>
    } @else if (category()) {
      <span class="muted">{{ t('facts.category') }}</span><span>{{ category() }}</span>
    }
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(92px, 30%) minmax(0, 1fr);
      gap: 12px;
      align-items: center;
      margin-top: 8px;
    }
    :host(:empty) {
      display: none;
    }
    label {
      color: var(--text-muted);
    }
    .input {
      height: var(--control);
    }
  `,
})
export class TicketCategory {
  readonly ticket = input.required<Ticket>();
  readonly etag = input.required<string>();
  readonly changed = output();

  protected readonly t = inject(Texts).t;
  private readonly api = inject(TicketsApi);
  private readonly toasts = inject(Toasts);
  private readonly sorts = inject(Session).may('WORK_QUEUES');
  private readonly mayChange = computed(() => {
    const { status, actions, category, custom_fields } = this.ticket();
    const isSaidInForm = !category && !!custom_fields['category'];
    return !over.includes(status) && !isSaidInForm && (this.sorts || !!actions?.includes('edit'));
  });
  private readonly offered = offeredCategories(() => this.mayChange());
  /** As the server said last, and what was chosen since. */
  protected readonly category = linkedSignal(() => this.ticket().category ?? '');
  protected readonly choices = computed(() =>
    this.mayChange() && this.offered().length ? pathsOf(this.offered(), this.category()) : [],
  );

  protected sort(category: string): void {
    this.category.set(category);
    this.api.change(this.ticket().id, this.etag(), { category: category || null }).subscribe({
      next: () => this.changed.emit(),
      error: (error: unknown) => {
        this.category.set(this.ticket().category ?? '');
        this.toasts.sayProblem(Problem.of(error));
        this.changed.emit();
      },
    });
  }
}
