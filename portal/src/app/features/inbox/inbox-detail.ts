import { Component, computed, effect, inject, input, output, signal, viewChild } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Session } from '../../core/auth/session';
import { Answers } from '../../core/ticket/answers';
import { OpenTicket } from '../../core/ticket/open-ticket';
import { Texts } from '../../shared/locale/texts';
import type { ApprovalAction } from '../../shared/model/model';
import { Avatar } from '../../shared/ui/avatar/avatar';
import { ClockRing } from '../../shared/ui/clock-ring/clock-ring';
import { Conversation } from '../../shared/ui/conversation/conversation';
import { type Decided, DecisionBar } from '../../shared/ui/decision-bar/decision-bar';
import { FileChip } from '../../shared/ui/files/file-chip';
import { Icon } from '../../shared/ui/icon/icon';
import { Skeleton } from '../../shared/ui/skeleton/skeleton';
import { Status } from '../../shared/ui/status/status';
import { Tracker } from '../../shared/ui/tracker/tracker';
import { FactsPane } from './facts-pane';
import type { InboxItem } from './inbox-item';
import { InboxStore } from './inbox-store';
import { WorkBar } from './work-bar';

/** The request behind the open item: what it is about, where it is, what was said, and deciding. */
@Component({
  selector: 'as-inbox-detail',
  imports: [
    Avatar,
    ClockRing,
    Conversation,
    DecisionBar,
    FactsPane,
    FileChip,
    Icon,
    RouterLink,
    Skeleton,
    Status,
    Tracker,
    WorkBar,
  ],
  providers: [OpenTicket],
  templateUrl: './inbox-detail.html',
  styleUrl: './inbox-detail.css',
})
export class InboxDetail {
  readonly item = input.required<InboxItem>();
  readonly position = input.required<number>();
  readonly count = input.required<number>();
  readonly typeName = input.required<string>();
  readonly stepped = output<number>();
  readonly decided = output<Decided>();

  protected readonly t = inject(Texts).t;
  protected readonly open = inject(OpenTicket);
  protected readonly store = inject(InboxStore);
  protected readonly session = inject(Session);
  private readonly answers = inject(Answers);
  private readonly bar = viewChild(DecisionBar);

  protected readonly facts = signal(false);
  /** The list's copy shows at once; the full one replaces it when it is here. */
  protected readonly ticket = computed(() => {
    const full = this.open.ticket();
    return full?.id === this.item().ticket.id ? full : this.item().ticket;
  });
  protected readonly all = computed(() => this.answers.of(this.open.type()?.form, this.ticket().custom_fields ?? {}));
  protected readonly sum = computed(() =>
    this.all()
      .filter((fact) => fact.value.length <= 32)
      .slice(0, 4),
  );
  protected readonly rest = computed(() => this.all().filter((fact) => !this.sum().includes(fact)));
  protected readonly long = computed(() => this.rest().filter((fact) => fact.value.length > 60));
  protected readonly short = computed(() => this.rest().filter((fact) => fact.value.length <= 60));

  constructor() {
    effect(() => this.open.open(this.item().ticket.id));
  }

  decide(action: ApprovalAction): void {
    this.bar()?.decide(action);
  }
}
