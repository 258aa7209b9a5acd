import { httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, input, linkedSignal, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { type Act, Acts } from '../../core/acts';
import { Session } from '../../core/auth/session';
import { Catalogue } from '../../core/catalogue';
import { Conversation } from '../../core/conversation/conversation';
import { circlesOf } from '../../core/conversation/circles';
import { Place } from '../../core/place';
import { ProblemNote } from '../../core/problem-note';
import { AlsoLooking } from '../../core/ticket/also-looking';
import { Answers } from '../../core/ticket/answers';
import { askerOf, isSentBack } from '../../core/ticket/asker';
import { isDecidedUpon } from '../../core/ticket/decided-upon';
import { OpenTicket } from '../../core/ticket/open-ticket';
import { Amounts } from '../../shared/locale/amounts';
import { Dates } from '../../shared/locale/dates';
import { Numbers } from '../../shared/locale/numbers';
import { Texts } from '../../shared/locale/texts';
import type { Attachment, InboxLine, Page, TicketStatus } from '../../shared/model/model';
import { Avatar } from '../../shared/ui/avatar/avatar';
import { Banner } from '../../shared/ui/banner/banner';
import { Dialog } from '../../shared/ui/dialog/dialog';
import { Empty } from '../../shared/ui/empty/empty';
import type { Fact } from '../../shared/ui/facts/facts';
import { DropZone } from '../../shared/ui/files/drop-zone';
import { FileChip } from '../../shared/ui/files/file-chip';
import { Icon } from '../../shared/ui/icon/icon';
import { Menu, type MenuEntry } from '../../shared/ui/menu/menu';
import { Prose } from '../../shared/ui/prose/prose';
import { Skeleton } from '../../shared/ui/skeleton/skeleton';
import { Status } from '../../shared/ui/status/status';
import { Tabs } from '../../shared/ui/tabs/tabs';
import { Tracker } from '../../shared/ui/tracker/tracker';
import { ClockWorking } from './clock-working';
import { Relate } from './relate';
import { RequestDiagram } from '../../core/ticket/request-diagram';
import { RequestHistory } from '../../core/ticket/request-history';
import { RequestSide } from './request-side';
import { type TicketAction, actionsOf, copy } from './ticket-actions';

const over: TicketStatus[] = ['COMPLETED', 'CLOSED', 'REJECTED', 'CANCELLED'];
const tabIds = ['conversation', 'form', 'files', 'diagram', 'history'] as const;

/** One request: what it is, where it is, what was said, and what I can do about it. */
@Component({
  selector: 'as-request',
  imports: [
    AlsoLooking,
    Avatar,
    Banner,
    ClockWorking,
    Conversation,
    Dialog,
    DropZone,
    Empty,
    FileChip,
    Icon,
    Menu,
    ProblemNote,
    Prose,
    Relate,
    RequestDiagram,
    RequestHistory,
    RequestSide,
    RouterLink,
    Skeleton,
    Status,
    Tabs,
    Tracker,
  ],
  providers: [OpenTicket],
  templateUrl: './request.html',
  styleUrl: './request.css',
})
export class Request {
  readonly id = input.required<string>();
  readonly tab = input<string>();

  protected readonly t = inject(Texts).t;
  protected readonly dates = inject(Dates);
  protected readonly numbers = inject(Numbers);
  protected readonly amounts = inject(Amounts);
  protected readonly open = inject(OpenTicket);
  protected readonly session = inject(Session);
  private readonly catalogue = inject(Catalogue);
  private readonly answers = inject(Answers);
  private readonly router = inject(Router);

  protected readonly ticket = this.open.ticket;
  protected readonly chosen = linkedSignal(() => tabIds.find((id) => id === this.tab()) ?? 'conversation');
  protected readonly confirming = signal<TicketAction | null>(null);
  protected readonly relating = signal(false);
  protected readonly reason = linkedSignal({ source: this.id, computation: () => '' });

  /** What the reader is asked to do about this request; the inbox is where it is done. */
  private readonly lines = httpResource<Page<InboxLine>>(() =>
    this.ticket()?.ticket_number ? `/api/v1/inbox?ticket=${this.id()}&limit=1` : undefined,
  );
  protected readonly waiting = computed(() => (this.lines.hasValue() ? this.lines.value().items.at(0) : undefined));

  /** What the reader is asked; it is answered in the inbox, and nowhere else. */
  protected readonly question = computed(() => (this.waiting()?.kind === 'answer' ? this.waiting() : undefined));
  protected readonly askerOf = askerOf;
  protected readonly isSentBack = isSentBack;

  protected readonly mine = computed(() => this.ticket()?.requester.id === this.session.me()?.id);
  protected readonly circles = computed(() => circlesOf(this.session.me(), this.mine()));
  protected readonly amount = computed(() => this.ticket()?.amount ?? null);
  protected readonly typeName = computed(() => this.catalogue.name(this.ticket()?.ticket_type ?? ''));
  protected readonly clock = computed(() => {
    const { status, sla } = this.ticket() ?? {};
    const running = sla?.resolution ?? sla?.response;
    if (!status || status === 'DRAFT' || status === 'CANCELLED' || !running) return null;
    if (over.includes(status)) return sla?.resolution?.met_at ? sla.resolution : null;
    return ['MET', 'STOPPED'].includes(running.state) ? null : running;
  });
  protected readonly facts = computed((): Fact[] => {
    const ticket = this.ticket();
    return ticket ? this.answers.of(this.open.type()?.form, ticket.custom_fields) : [];
  });
  protected readonly long = computed(() => this.facts().filter((fact) => fact.value.length > 60));
  protected readonly actions = computed(() => [
    ...actionsOf(this.ticket()?.actions ?? []),
    ...(this.mayCopy() ? [copy] : []),
  ]);
  protected readonly leading = computed(() =>
    this.actions()
      .filter((action) => action.leading)
      .slice(0, 2),
  );
  protected readonly others = computed((): MenuEntry[] =>
    this.actions()
      .filter((action) => !this.leading().includes(action))
      .map(({ name, label, icon }) => ({ name, icon, label: this.t(label) })),
  );
  protected readonly tabs = computed(() => [
    {
      id: 'conversation',
      label: this.t('request.conversation'),
      count: this.open.comments().filter(({ text }) => text).length,
    },
    { id: 'form', label: this.t('request.form') },
    { id: 'files', label: this.t('request.files'), count: this.open.files().length },
    { id: 'diagram', label: this.t('request.diagram') },
    { id: 'history', label: this.t('request.history') },
  ]);
  protected readonly forecast = computed(() => {
    const forecast = this.open.path()?.forecast;
    const status = this.ticket()?.status ?? 'DRAFT';
    if (!forecast || status === 'DRAFT' || over.includes(status)) return null;
    const { p50_at: usual, p80_at: latest, basis, calibration } = forecast;
    return { usual, latest, basis, calibration, isOver: Date.parse(usual) < Date.now() };
  });

  constructor() {
    const place = inject(Place);
    effect(() => this.open.open(this.id()));
    effect(() => {
      const ticket = this.ticket();
      const list = this.mine()
        ? { label: this.t('place.requests'), link: '/requests' }
        : { label: this.t('place.inbox'), link: '/inbox' };
      if (ticket) place.set(list, { label: ticket.ticket_number ?? ticket.title, reference: !!ticket.ticket_number });
      else place.set({ label: this.open.problem()?.status === 404 ? this.t('notFound.title') : '' });
    });
    inject(Acts).offer(
      computed((): Act[] =>
        this.actions().map((action) => ({
          id: action.name,
          label: this.t(action.label),
          icon: action.icon,
          group: this.t('request.keys'),
          run: () => this.start(action),
        })),
      ),
    );
  }

  protected related(): void {
    this.relating.set(false);
    this.open.refresh();
  }

  /** Ones own, as long as the request is under way and nobody decides or has decided with it. */
  protected mayRemove(file: Attachment): boolean {
    const status = this.ticket()?.status ?? 'CLOSED';
    const isOwn = file.added_by.id === this.session.me()?.id;
    return isOwn && status !== 'IN_REVIEW' && !over.includes(status) && !isDecidedUpon(file, this.open.approvals());
  }

  protected choose(tab: string): void {
    void this.router.navigate([], {
      queryParams: { tab: tab === 'conversation' ? null : tab },
      queryParamsHandling: 'merge',
      replaceUrl: true,
    });
  }

  protected startNamed(name: string): void {
    const action = this.actions().find((candidate) => candidate.name === name);
    if (action) this.start(action);
  }

  protected start(action: TicketAction): void {
    if (action.name === 'copy') return this.open.copy();
    if (action.name === 'link') return this.relating.set(true);
    if (action.name === 'edit') void this.edit();
    else if (action.confirm) this.confirming.set(action);
    else this.run(action, action.body ?? {});
  }

  protected confirm(action: TicketAction): void {
    const comments = this.reason().trim();
    this.confirming.set(null);
    this.run(action, comments ? { comments } : {});
  }

  private async edit(): Promise<void> {
    const [type, id] = [this.ticket()?.ticket_type, this.id()];
    await this.open.sent();
    void this.router.navigate(['/new', type], { queryParams: { draft: id } });
  }

  /** A reason is kept until the server has it. */
  private run({ name, path, becomes }: TicketAction, body: Record<string, unknown>): void {
    const said = this.t(`acted.${name}`, { number: this.ticket()?.ticket_number ?? this.ticket()?.title ?? '' });
    if (becomes) this.open.hold(name, body, said, becomes, () => this.reason.set(''));
    else this.open.act(path ?? name, body, said);
  }

  private mayCopy(): boolean {
    const ticket = this.ticket();
    const isMine = ticket?.requester.id === this.session.me()?.id;
    return !!ticket && isMine && ticket.status !== 'DRAFT' && this.catalogue.offers(ticket.ticket_type);
  }
}
