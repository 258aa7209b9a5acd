import { httpResource } from '@angular/common/http';
import { rxResource } from '@angular/core/rxjs-interop';
import { computed, DestroyRef, effect, inject, Injectable, signal } from '@angular/core';
import { Router } from '@angular/router';
import { debounceTime, firstValueFrom, type Observable, Subscription, tap } from 'rxjs';
import { Texts } from '../../shared/locale/texts';
import type {
  Approval,
  Attachment,
  HistoryEntry,
  Page,
  Path,
  RequestType,
  Ticket,
  TicketStatus,
} from '../../shared/model/model';
import { addresses } from '../api/addresses';
import { Problem } from '../api/problem';
import { TicketsApi } from '../api/tickets-api';
import type { Resaid, Said, SaidThing } from '../conversation/conversation';
import { Files } from '../files';
import { Live } from '../live/live';
import { ThrownAway } from '../thrown-away';
import { Toasts } from '../toasts';
import { saidInHistory } from './said-in-history';

const base = '/api/v1';

const problemOf = (part: { error(): unknown }) => computed(() => (part.error() ? Problem.of(part.error()) : null));

/** The request that is open on a page, with its path, conversation and history, kept fresh while it is looked at. */
@Injectable()
export class OpenTicket {
  private readonly api = inject(TicketsApi);
  private readonly router = inject(Router);
  private readonly toasts = inject(Toasts);
  private readonly texts = inject(Texts);
  private readonly filing = inject(Files);
  private readonly thrownAway = inject(ThrownAway);
  private readonly id = signal<string | null>(null);
  private readonly sure = signal(false);
  private readonly unsaid = signal<string[]>([]);

  private readonly answer = httpResource<Ticket>(() => this.at(''));
  private readonly way = httpResource<Path>(() => this.partAt('/path'));
  private readonly said = rxResource({
    params: () => this.ticket()?.id,
    stream: ({ params }) => this.api.comments(params),
  });
  private readonly decisions = httpResource<{ items: Approval[] }>(() => this.partAt('/approvals'));
  private readonly attached = httpResource<Page<Attachment>>(() => this.laterAt('/attachments'));
  private readonly happened = httpResource<Page<HistoryEntry>>(() => this.laterAt('/history?limit=100'));
  private readonly kind = httpResource<RequestType>(() => {
    const type = this.ticket()?.ticket_type;
    return type ? `${base}/request-types/${encodeURIComponent(type)}` : undefined;
  });

  /** What an act that is still held makes of the request. */
  private readonly held = signal<Pick<Ticket, 'id' | 'status' | 'actions'> | null>(null);
  readonly ticket = computed(() => {
    const ticket = this.answer.hasValue() ? this.answer.value() : null;
    const held = this.held();
    return ticket && held?.id === ticket.id ? { ...ticket, ...held } : ticket;
  });
  /** Parts of what is not there are not asked for. */
  private readonly isThere = computed(() => this.sure() || !!this.ticket());
  readonly etag = computed(() => this.answer.headers()?.get('ETag') ?? '');
  readonly path = computed(() => (this.way.hasValue() ? this.way.value() : null));
  /** What was said, and what people did to the request, with their words. */
  readonly comments = computed(() => [
    ...(this.said.hasValue() ? this.said.value() : []).filter(({ id }) => !this.unsaid().includes(id)),
    ...saidInHistory(this.history(), this.approvals()),
  ]);
  readonly approvals = computed(() => (this.decisions.hasValue() ? this.decisions.value().items : []));
  readonly files = computed(() =>
    (this.attached.hasValue() ? this.attached.value().items : []).filter(({ id }) => !this.thrownAway.has(id)),
  );
  readonly history = computed(() => (this.happened.hasValue() ? this.happened.value().items : []));
  readonly type = computed(() => (this.kind.hasValue() ? this.kind.value() : null));
  readonly problem = problemOf(this.answer);
  /** Why a part of it could not be read. */
  readonly problems = {
    path: problemOf(this.way),
    said: problemOf(this.said),
    approvals: problemOf(this.decisions),
    files: problemOf(this.attached),
    history: problemOf(this.happened),
  };
  readonly busy = signal(false);
  private sending = Promise.resolve();

  constructor() {
    const live = inject(Live);
    let events = Subscription.EMPTY;
    effect(() => {
      const id = this.id();
      events.unsubscribe();
      if (id)
        events = live
          .ticket(id)
          .pipe(debounceTime(200))
          .subscribe(() => this.refresh());
    });
    inject(DestroyRef).onDestroy(() => events.unsubscribe());
  }

  /** @param options.sure that it is there and may be read: then its parts need not wait for it */
  open(id: string, options: { sure?: boolean } = {}): void {
    this.id.set(id);
    this.sure.set(options.sure ?? false);
  }

  refresh(): void {
    for (const part of [this.answer, this.way, this.said, this.happened, this.decisions, this.attached]) part.reload();
  }

  say({ text, visibility, to, said, unsaid }: Said): void {
    const ids = to.map((person) => person.id);
    this.run(this.api.comment(this.known(), text, visibility, ids).pipe(tap(said)), unsaid);
  }

  sayAgain({ comment, text, said, unsaid }: Resaid): void {
    this.run(this.api.changeComment(comment, text).pipe(tap(said)), unsaid);
  }

  /** Held for a while, so that it can be taken back. */
  unsay(comment: SaidThing): void {
    this.unsaid.update((ids) => [...ids, comment.id]);
    const back = () => this.unsaid.update((ids) => ids.filter((id) => id !== comment.id));
    this.toasts.hold(
      this.texts.t('conversation.removed'),
      () => this.run(this.api.removeComment(comment.id), back),
      back,
    );
  }

  async attach(files: File[]): Promise<void> {
    this.busy.set(true);
    const refused = await this.filing.attach(this.known(), files, () => this.attached.reload());
    this.busy.set(false);
    this.refresh();
    if (refused.length) this.toasts.say(refused.map(({ name, why }) => `${name}: ${why}`).join(' '), 'bad');
  }

  /** Runs one of the actions that the server offers, takes over the ticket that it answers with, and says that it is done. */
  act(action: string, body: Record<string, unknown>, done: string): void {
    this.busy.set(true);
    this.api.act(this.known(), action, body).subscribe({
      next: (ticket) => {
        this.toasts.say(done);
        this.take(ticket);
      },
      error: (error: unknown) => this.fail(error),
    });
  }

  /**
   * The same, held for a while, so that it can be taken back; what it makes of the request shows at once.
   *
   * @param taken is called once the server has it
   */
  hold(action: string, body: Record<string, unknown>, done: string, status: TicketStatus, taken: () => void): void {
    const id = this.known();
    const over = () => this.held.update((held) => (held?.id === id ? null : held));
    const send = () =>
      firstValueFrom(this.api.act(id, action, body)).then(
        (ticket) => {
          taken();
          over();
          this.take(ticket);
        },
        (error: unknown) => {
          over();
          this.fail(error);
        },
      );
    this.held.set({ id, status, actions: status === 'DRAFT' ? ['edit'] : [] });
    this.toasts.hold(done, () => (this.sending = send()), over);
  }

  /** Sends what is held; over once the server has answered. */
  sent(): Promise<void> {
    this.toasts.dismiss();
    return this.sending;
  }

  /** A draft with the same answers, open to be changed. */
  copy(): void {
    const ticket = this.ticket();
    if (!ticket) return;
    const { ticket_type, title, description, priority, category, custom_fields } = ticket;
    this.busy.set(true);
    this.api.create({ ticket_type, title, description, priority, category, custom_fields, draft: true }).subscribe({
      next: ({ value }) => {
        this.busy.set(false);
        void this.router.navigate(['/new', ticket_type], { queryParams: { draft: value.id } });
      },
      error: (error: unknown) => this.fail(error),
    });
  }

  openFile(file: Attachment): void {
    this.filing.open(file);
  }

  /** Held for a while, so that it can be taken back. */
  removeFile(file: Attachment): void {
    this.filing.remove(file);
  }

  private take(ticket: Ticket): void {
    this.busy.set(false);
    if (ticket.id === this.id()) this.answer.set(ticket);
    this.refresh();
  }

  private run(call: Observable<unknown>, undo?: () => unknown): void {
    this.busy.set(true);
    call.subscribe({
      next: () => {
        this.busy.set(false);
        this.refresh();
      },
      error: (error: unknown) => {
        undo?.();
        this.fail(error);
      },
    });
  }

  private fail(error: unknown): void {
    this.busy.set(false);
    this.toasts.sayProblem(Problem.of(error));
  }

  private known(): string {
    return this.id() ?? '';
  }

  private partAt(part: string): string | undefined {
    return this.isThere() ? this.at(part) : undefined;
  }

  /** What stands further down waits for the head: browsers ask a server for six things at a time. */
  private laterAt(part: string): string | undefined {
    return this.ticket() ? this.at(part) : undefined;
  }

  private at(part: string): string | undefined {
    const id = this.id();
    return id ? addresses.ticket(id) + part : undefined;
  }
}
