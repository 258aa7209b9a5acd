import { HttpClient, httpResource } from '@angular/common/http';
import { Component, computed, debounced, inject, input, output, signal } from '@angular/core';
import type { Observable } from 'rxjs';
import { Problem, sentencesOf } from '../../core/api/problem';
import { Toasts } from '../../core/toasts';
import { Texts } from '../../shared/locale/texts';
import type { Link, SearchResults, Ticket, TicketStatus } from '../../shared/model/model';
import { Dialog } from '../../shared/ui/dialog/dialog';
import { Field } from '../../shared/ui/field/field';

const kinds: Link['kind'][] = ['RELATES', 'DUPLICATES', 'DUPLICATED_BY', 'BLOCKS', 'BLOCKED_BY', 'PARENT', 'CHILD'];

const underWay: TicketStatus[] = ['SUBMITTED', 'IN_REVIEW', 'PENDING_INFO', 'APPROVED', 'IN_PROGRESS'];

/** Says what another request is to this one; one that asks for the same again can end in its favour. */
@Component({
  selector: 'as-relate',
  imports: [Dialog, Field],
  template: `
    <as-dialog [heading]="t('action.link')" (left)="left.emit()" (done)="save()">
      <as-field for="relate-kind" [label]="t('linked.this')" [wrong]="wrong('kind')">
        <select #chosen id="relate-kind" class="input" [value]="kind()" (change)="kind.set($any(chosen.value))">
          @for (each of kinds; track each) {
            <option [value]="each" [selected]="each === kind()">{{ texts.ofCode('linked.says', each) }}</option>
          }
        </select>
      </as-field>
      <as-field
        for="relate-ticket"
        [label]="t('linked.other')"
        [required]="true"
        [hint]="t('linked.otherHint')"
        [wrong]="wrong('ticket')"
      >
        <input
          maxlength="200"
          #number
          id="relate-ticket"
          class="input"
          autocomplete="off"
          list="relate-tickets"
          [attr.aria-invalid]="!!wrong('ticket')"
          [attr.aria-describedby]="'relate-ticket-' + (wrong('ticket') ? 'wrong' : 'hint')"
          [value]="other()"
          (input)="other.set(number.value)"
        />
        <datalist id="relate-tickets">
          @for (found of offered(); track found.id) {
            <option [value]="found.ticket_number">{{ found.title }}</option>
          }
        </datalist>
      </as-field>
      @if (mayMerge()) {
        <label class="choice">
          <input class="check" type="checkbox" [checked]="merging()" (change)="merging.set(!merging())" />
          {{ t('linked.merge') }}
        </label>
      }
      @if (refused(); as sentence) {
        <p class="wrong" role="alert">{{ sentence }}</p>
      }
      <ng-container foot>
        <button class="button" type="button" (click)="left.emit()">{{ t('inbox.notYet') }}</button>
        <button class="button button-primary" type="submit" [disabled]="busy()">
          {{ t(mayMerge() && merging() ? 'linked.doMerge' : 'linked.doLink') }}
        </button>
      </ng-container>
    </as-dialog>
  `,
})
export class Relate {
  readonly ticket = input.required<Ticket>();
  readonly left = output();
  /** It is done, and the request is to be read again. */
  readonly related = output();

  protected readonly texts = inject(Texts);
  protected readonly t = this.texts.t;
  private readonly http = inject(HttpClient);
  private readonly toasts = inject(Toasts);

  protected readonly kinds = kinds;
  protected readonly kind = signal<Link['kind']>('RELATES');
  protected readonly other = signal('');
  protected readonly merging = signal(false);
  protected readonly busy = signal(false);
  /** The server knows who may. */
  protected readonly mayMerge = computed(() => this.kind() === 'DUPLICATES' && underWay.includes(this.ticket().status));
  private readonly problem = signal<Problem | null>(null);
  /** What is wrong with no field of this form. */
  protected readonly refused = computed(() => {
    const problem = this.problem();
    return problem && !problem.errors.length ? sentencesOf(problem, this.t) : null;
  });

  private readonly settled = debounced(this.other, 150);
  private readonly found = httpResource<SearchResults>(() => {
    const text = (this.settled.value() ?? '').trim();
    return text.length > 1 ? `/api/v1/search?q=${encodeURIComponent(text)}` : undefined;
  });
  protected readonly offered = computed(() =>
    (this.found.hasValue() ? this.found.value().tickets : []).filter(
      ({ id, ticket_number }) => ticket_number && id !== this.ticket().id,
    ),
  );

  protected wrong(field: string): string | null {
    return this.problem()?.ofField(field) ?? null;
  }

  protected save(): void {
    const isMerge = this.mayMerge() && this.merging();
    const ticket = this.other().trim();
    const at = `/api/v1/tickets/${this.ticket().id}`;
    const done: Observable<unknown> = isMerge
      ? this.http.post(`${at}/merge`, { ticket })
      : this.http.post(`${at}/links`, { kind: this.kind(), ticket });
    this.busy.set(true);
    this.problem.set(null);
    done.subscribe({
      next: () => {
        this.toasts.say(this.t(isMerge ? 'linked.merged' : 'linked.linked', { number: ticket }));
        this.related.emit();
      },
      error: (error: unknown) => {
        this.busy.set(false);
        this.problem.set(Problem.of(error));
      },
    });
  }
}
