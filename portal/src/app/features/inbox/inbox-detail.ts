import { httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, input, output, signal, untracked, viewChild } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Problem } from '../../core/api/problem';
import { Session } from '../../core/auth/session';
import { Conversation } from '../../core/conversation/conversation';
import { circlesOf } from '../../core/conversation/circles';
import { AlsoLooking } from '../../core/ticket/also-looking';
import { Answers } from '../../core/ticket/answers';
import { askerOf, isSentBack } from '../../core/ticket/asker';
import { OpenTicket } from '../../core/ticket/open-ticket';
import { ProblemNote } from '../../core/problem-note';
import { Words } from '../../core/words';
import { Texts } from '../../shared/locale/texts';
import type { Approval, ApprovalAction, InboxLine } from '../../shared/model/model';
import { Avatar } from '../../shared/ui/avatar/avatar';
import { Banner } from '../../shared/ui/banner/banner';
import { ClockRing } from '../../shared/ui/clock-ring/clock-ring';
import { type Decided, DecisionBar } from '../../shared/ui/decision-bar/decision-bar';
import { FileChip } from '../../shared/ui/files/file-chip';
import { Icon } from '../../shared/ui/icon/icon';
import { Prose } from '../../shared/ui/prose/prose';
import { Skeleton } from '../../shared/ui/skeleton/skeleton';
import { Status } from '../../shared/ui/status/status';
import { Tracker } from '../../shared/ui/tracker/tracker';
import { RequestDiagram } from '../../core/ticket/request-diagram';
import { RequestHistory } from '../../core/ticket/request-history';
import { FactsPane } from './facts-pane';
import { isPaused } from './inbox-item';
import { InboxStore } from './inbox-store';
import { type Ended, WorkBar } from './work-bar';

/** The request behind the open item: what it is about, where it is, what was said, and deciding. */
@Component({
  selector: 'as-inbox-detail',
  imports: [
    AlsoLooking,
    Avatar,
    Banner,
    ClockRing,
    Conversation,
    DecisionBar,
    FactsPane,
    FileChip,
    Icon,
    ProblemNote,
    Prose,
    RequestDiagram,
    RequestHistory,
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
  readonly item = input.required<InboxLine>();
  /** Why there is nothing to do about it any more; empty while that is not known, null while there is. */
  readonly verdict = input.required<string | null>();
  /** Whether anything else waits. */
  readonly more = input.required<boolean>();
  /** Whether the same is asked anew. */
  readonly again = input(false);
  readonly resumed = output();
  readonly position = input.required<number>();
  readonly count = input.required<string>();
  readonly last = input.required<boolean>();
  readonly typeName = input.required<string>();
  readonly stepped = output<number>();
  readonly decided = output<Decided>();
  readonly finished = output<Ended>();

  protected readonly t = inject(Texts).t;
  protected readonly open = inject(OpenTicket);
  protected readonly store = inject(InboxStore);
  protected readonly session = inject(Session);
  private readonly answers = inject(Answers);
  protected readonly words = inject(Words);
  private readonly bar = viewChild(DecisionBar);

  protected readonly facts = signal(false);
  /** Whether the diagram is looked at; it is not read before. */
  protected readonly unfolded = signal(false);
  protected readonly isPaused = isPaused;
  protected readonly isSentBack = isSentBack;
  protected readonly circles = computed(() => {
    const me = this.session.me();
    return circlesOf(me, this.ticket().requester?.id === me?.id);
  });
  protected readonly asker = computed(() => askerOf(this.item()));
  private readonly asked = httpResource<Approval>(() =>
    this.item().kind === 'approval' ? `/api/v1/approvals/${this.item().id}` : undefined,
  );
  protected readonly approval = computed(() => {
    const approval = this.asked.hasValue() ? this.asked.value() : null;
    return approval?.id === this.item().id ? approval : null;
  });
  /** What puts it higher in the list than its own step does: an answer that was promised sooner. */
  protected readonly promised = computed(() => {
    const step = this.approval()?.due_at;
    const { due_at } = this.item();
    return step && due_at && Date.parse(due_at) < Date.parse(step) ? due_at : null;
  });
  /** The revision that is looked at; deciding another one is refused by the server. */
  readonly revision = computed(() => this.approval()?.revision);
  protected readonly full = computed(() => {
    const full = this.open.ticket();
    return full?.id === this.item().ticket.id ? full : null;
  });
  /** Why what is to be decided could not be read. */
  protected readonly problem = computed(
    () => this.open.problem() ?? (this.asked.error() ? Problem.of(this.asked.error()) : null),
  );
  /** Nobody decides about what they cannot see. */
  protected readonly isRead = computed(() => {
    const isKnown = this.item().kind !== 'approval' || this.approval() !== null;
    return isKnown && this.full() !== null && !this.open.problems.files();
  });
  /** The list's copy shows at once; the full one replaces it when it is here. */
  protected readonly ticket = computed(() => this.full() ?? this.item().ticket);
  protected readonly all = computed(() => this.answers.of(this.open.type()?.form, this.full()?.custom_fields ?? {}));
  protected readonly sum = computed(() =>
    this.all()
      .filter((fact) => fact.value.length <= 32)
      .slice(0, 4),
  );
  protected readonly rest = computed(() => this.all().filter((fact) => !this.sum().includes(fact)));
  protected readonly long = computed(() => this.rest().filter((fact) => fact.value.length > 60));
  protected readonly short = computed(() => this.rest().filter((fact) => fact.value.length <= 60));

  constructor() {
    effect(() => this.open.open(this.item().ticket.id, { sure: true }));
    effect(() => {
      if (this.verdict()) untracked(() => this.asked.reload());
    });
  }

  /** The request is not theirs to see any more: its requester took it back, or it went to others. */
  protected readonly isAway = computed(() => this.verdict() !== null && this.open.problem()?.status === 404);
  /** What was typed for it and nobody will get, as it was over before. */
  protected readonly unsent = computed(() =>
    this.store.isDecided(this.item().id) ? '' : this.words.of(this.item().id, ''),
  );

  protected forget(): void {
    this.words.forget(this.item().id);
  }

  protected readonly offered = computed(() => this.item().actions as ApprovalAction[]);

  protected reread(): void {
    this.asked.reload();
    this.open.refresh();
  }

  decide(action: ApprovalAction): void {
    this.bar()?.begin(action);
  }
}
