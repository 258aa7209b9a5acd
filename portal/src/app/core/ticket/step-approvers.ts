import { Component, computed, inject, input, output, signal } from '@angular/core';
import { ApprovalsApi } from '../api/approvals-api';
import { Problem } from '../api/problem';
import { PersonPicker } from '../people/person-picker';
import { Toasts } from '../toasts';
import { Texts } from '../../shared/locale/texts';
import type { Approval, Person } from '../../shared/model/model';
import { Dialog } from '../../shared/ui/dialog/dialog';
import { Icon } from '../../shared/ui/icon/icon';
import { Votes } from '../../shared/ui/votes/votes';

/** Changes of who is asked, as the server offers them. */
const known = [
  { name: 'add_approver', label: 'approver.addApprover', text: 'approver.addApproverText', icon: 'plus' },
  { name: 'add_reviewer', label: 'approver.addReviewer', text: 'approver.addReviewerText', icon: 'chat' },
  { name: 'reassign', label: 'approver.reassign', text: 'approver.reassignText', icon: 'swap' },
] as const;
type Change = (typeof known)[number];

/** Who is asked in one step, and changing that while it runs, where the server offers it. */
@Component({
  selector: 'as-step-approvers',
  imports: [Dialog, Icon, PersonPicker, Votes],
  template: `
    <as-votes [approvals]="approvals()" [heading]="heading()" />
    @if (changes().length) {
      <p class="changes">
        @for (change of changes(); track change.name) {
          <button class="button button-quiet button-s" type="button" (click)="begin(change)">
            <as-icon [name]="change.icon" [small]="true" />{{ t(change.label) }}
          </button>
        }
      </p>
    }
    @if (changing(); as change) {
      <as-dialog [heading]="t(change.label)" (left)="changing.set(null)" (done)="save(change)">
        <p class="muted">{{ t(change.text) }}</p>
        @if (change.name === 'reassign' && replaceable().length > 1) {
          <div class="field">
            <label for="instead-of">{{ t('approver.insteadOf') }}</label>
            <select #instead class="input" id="instead-of" (change)="insteadOf.set(instead.value)">
              @if (isShared()) {
                <option value="">{{ t('approver.everybody') }}</option>
              }
              @for (person of replaceable(); track person.id) {
                <option [value]="person.id">{{ person.name }}</option>
              }
            </select>
          </div>
        }
        <div class="field">
          <label for="approver">{{ t('approver.who') }}</label>
          <as-person-picker for="approver" [(person)]="person" [without]="asked()" />
        </div>
        <div class="field">
          <label for="approver-why">{{ t('approver.why') }}</label>
          <textarea #why class="input" id="approver-why" [value]="reason()" (input)="reason.set(why.value)"></textarea>
        </div>
        <ng-container foot>
          <button class="button" type="button" (click)="changing.set(null)">{{ t('inbox.notYet') }}</button>
          <button class="button button-primary" type="submit" [disabled]="busy() || !person() || !reason().trim()">
            {{ t(change.label) }}
          </button>
        </ng-container>
      </as-dialog>
    }
  `,
  styles: `
    .changes {
      display: flex;
      flex-wrap: wrap;
      gap: 4px;
      margin-top: 10px;
    }
  `,
})
export class StepApprovers {
  /** The approvals of one step: one for each person asked, or one that several share. */
  readonly approvals = input.required<Approval[]>();
  /** Instead of the name of the step, where that stands beside it. */
  readonly heading = input<string>();
  readonly changed = output();

  protected readonly t = inject(Texts).t;
  private readonly api = inject(ApprovalsApi);
  private readonly toasts = inject(Toasts);
  protected readonly changing = signal<Change | null>(null);
  protected readonly person = signal<Person | null>(null);
  protected readonly insteadOf = signal('');
  protected readonly reason = signal('');
  protected readonly busy = signal(false);

  private readonly open = computed(() => this.approvals().filter(({ state }) => state === 'PENDING'));
  protected readonly changes = computed(() =>
    known.filter(({ name }) => this.open().some(({ actions }) => actions.includes(name))),
  );
  protected readonly isShared = computed(() => this.open().length === 1);
  protected readonly asked = computed(() => this.open().flatMap(({ approvers }) => approvers.map(({ id }) => id)));
  /** Those who are asked in their own right. */
  protected readonly replaceable = computed(() =>
    this.open().flatMap(({ approvers, substitutes }) =>
      approvers.filter(({ id }) => !substitutes.some((standIn) => standIn.person.id === id)),
    ),
  );

  protected begin(change: Change): void {
    this.person.set(null);
    this.insteadOf.set(this.isShared() ? '' : (this.replaceable()[0]?.id ?? ''));
    this.changing.set(change);
  }

  /** What was typed is kept until the server has it. */
  protected save(change: Change): void {
    const person = this.person();
    const comments = this.reason().trim();
    const insteadOf = change.name === 'reassign' ? this.insteadOf() : '';
    const approval =
      this.open().find(({ approvers }) => approvers.some(({ id }) => id === insteadOf)) ??
      this.open().find(({ actions }) => actions.includes(change.name));
    if (this.busy() || !person || !comments || !approval) return;
    this.busy.set(true);
    this.api
      .change(approval.id, change.name, {
        approver: person.id,
        comments,
        ...(insteadOf ? { instead_of: insteadOf } : {}),
      })
      .subscribe({
        next: () => {
          this.busy.set(false);
          this.changing.set(null);
          this.reason.set('');
          this.toasts.say(this.t('approver.asked', { name: person.name }));
          this.changed.emit();
        },
        error: (error: unknown) => {
          this.busy.set(false);
          this.toasts.sayProblem(Problem.of(error));
        },
      });
  }
}
