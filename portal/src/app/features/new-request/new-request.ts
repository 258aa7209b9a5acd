import { httpResource } from '@angular/common/http';
import { Component, computed, effect, ElementRef, inject, input, signal, untracked, viewChild } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { type Act, Acts } from '../../core/acts';
import { Problem, sentencesOf } from '../../core/api/problem';
import { TicketsApi } from '../../core/api/tickets-api';
import { Session } from '../../core/auth/session';
import { Catalogue } from '../../core/catalogue';
import { Facilities } from '../../core/facilities';
import { Files } from '../../core/files';
import { type Crumb, Place } from '../../core/place';
import { Preferences } from '../../core/preferences';
import { UnloadedNote } from '../../core/shell/unloaded-note';
import { isDecidedUpon } from '../../core/ticket/decided-upon';
import { ThrownAway } from '../../core/thrown-away';
import { ProblemNote } from '../../core/problem-note';
import { Toasts } from '../../core/toasts';
import { Waiting } from '../../core/waiting';
import { Dates } from '../../shared/locale/dates';
import { Numbers } from '../../shared/locale/numbers';
import { Texts } from '../../shared/locale/texts';
import { Zone } from '../../shared/locale/zone';
import type { Approval, Attachment, Page, Priority, RequestType, Ticket } from '../../shared/model/model';
import { Dialog } from '../../shared/ui/dialog/dialog';
import { Empty } from '../../shared/ui/empty/empty';
import { Field } from '../../shared/ui/field/field';
import { DropZone } from '../../shared/ui/files/drop-zone';
import { FileChip } from '../../shared/ui/files/file-chip';
import { RefusedFiles } from '../../shared/ui/files/refused-files';
import { type FormChange, FormView } from '../../shared/ui/form-view/form-view';
import { Icon } from '../../shared/ui/icon/icon';
import { PathAhead } from '../../shared/ui/path-ahead/path-ahead';
import { Skeleton } from '../../shared/ui/skeleton/skeleton';
import { DraftStore } from './draft-store';
import { Unsaved } from './unsaved';

const priorities: Priority[] = ['LOW', 'MEDIUM', 'HIGH', 'URGENT'];

/** Choose what is needed, fill in its form, and see beside it the path that it will take. */
@Component({
  selector: 'as-new-request',
  imports: [
    Dialog,
    DropZone,
    Empty,
    Field,
    FileChip,
    FormView,
    Icon,
    PathAhead,
    ProblemNote,
    RefusedFiles,
    RouterLink,
    Skeleton,
    UnloadedNote,
  ],
  providers: [DraftStore, Unsaved],
  templateUrl: './new-request.html',
  styleUrl: './new-request.css',
  host: { '(window:beforeunload)': 'warn($event)' },
})
export class NewRequest {
  readonly type = input<string>();
  readonly draft = input<string>();

  protected readonly t = inject(Texts).t;
  protected readonly dates = inject(Dates);
  protected readonly numbers = inject(Numbers);
  protected readonly store = inject(DraftStore);
  protected readonly catalogue = inject(Catalogue);
  protected readonly preferences = inject(Preferences);
  private readonly texts = inject(Texts);
  private readonly router = inject(Router);
  private readonly toasts = inject(Toasts);
  private readonly waiting = inject(Waiting);
  private readonly tickets = inject(TicketsApi);
  private readonly session = inject(Session);
  private readonly thrownAway = inject(ThrownAway);
  protected readonly filing = inject(Files);
  protected readonly facilities = inject(Facilities);

  protected readonly priorities = priorities;
  protected readonly query = signal('');
  protected readonly peeking = signal(false);
  private readonly unmet = signal(0);
  /** Answers the question whether to leave. */
  protected readonly leaving = signal<((leave: boolean) => void) | null>(null);
  private readonly form = viewChild<FormView>('form');
  private readonly find = viewChild<ElementRef<HTMLInputElement>>('find');
  private readonly title = viewChild<ElementRef<HTMLInputElement>>('title');

  /** Who looks after the platform asks for nothing. */
  protected readonly platform = computed(() => this.session.may('MANAGE_TENANTS'));
  /** Customers leave it to the house what their request is about. */
  protected readonly seesOthers = this.session.may('READ_PEOPLE');
  protected readonly found = computed(() => {
    const words = this.query().toLowerCase();
    return this.catalogue.types().filter((type) => `${type.name} ${type.description}`.toLowerCase().includes(words));
  });
  protected readonly groups = computed(() => {
    const favourites = this.preferences.favourites();
    const isFavourite = (type: RequestType) => favourites.includes(type.key);
    return [
      { name: this.t('new.favourites'), types: this.found().filter(isFavourite) },
      { name: this.t('new.all'), types: this.found().filter((type) => !isFavourite(type)) },
    ].filter((group) => group.types.length);
  });
  /** What the type says about its titles, until little room is left. */
  protected readonly titleHint = computed(() => {
    const room = this.store.titleRoom();
    return room > 40 ? (this.store.type()?.title_hint ?? '') : this.t('new.titleRoom', { count: room });
  });
  /** The path as far as it says something. */
  protected readonly path = computed(() => {
    const preview = this.store.preview();
    return preview && (preview.steps.length || this.store.complete()) ? preview : null;
  });
  protected readonly steps = computed(() => {
    const path = this.path();
    return path ? path.steps.length + path.work.length : 0;
  });
  /** About the height that the form will have, so that nothing jumps when it comes. */
  protected readonly formHeight = computed(() => {
    const components = this.store.type()?.form?.components ?? [];
    return new Set(components.map((component, at) => component.layout?.row ?? at)).size * 84;
  });
  protected readonly toMend = computed(() => Object.keys(this.store.mistakes()).length + this.unmet());
  /** Why what is here is not with the server, what is kept and what to do; said beside the buttons. */
  protected readonly trouble = computed((): string | null => {
    const refused = this.store.refused();
    const unsent = this.store.unsent();
    if (unsent && (!refused || refused.isAway))
      return this.t(refused ? 'new.notSentNorSaved' : 'new.notSent', { why: this.sentence(unsent) });
    return refused && this.whyNot(refused);
  });
  protected readonly forecast = computed(() => {
    const forecast = this.store.preview()?.forecast;
    if (!forecast) return null;
    const { p50_at: usual, p80_at: latest, basis, calibration } = forecast;
    return { usual, latest, basis, calibration };
  });
  private readonly underWay = computed(() => this.store.underWay()?.id);
  private readonly decisions = httpResource<Page<Approval>>(() =>
    this.underWay() ? `/api/v1/tickets/${this.underWay()}/approvals` : undefined,
  );
  private readonly approvals = computed(() => (this.decisions.hasValue() ? this.decisions.value().items : []));
  protected readonly today = inject(Zone).dayOf(Date.now());

  constructor() {
    const place = inject(Place);
    effect(() => {
      const type = this.store.type();
      const underWay = this.store.underWay();
      const lost = this.store.typeProblem()?.status === 404 ? [{ label: this.t('notFound.title') }] : [];
      const trail: Crumb[] = underWay
        ? [
            { label: this.t('place.requests'), link: '/requests' },
            { label: underWay.ticket_number ?? underWay.title, link: `/requests/${underWay.id}` },
            { label: this.t('action.edit') },
          ]
        : [{ label: this.t('place.new'), link: '/new' }, ...(type && this.type() ? [{ label: type.name }] : lost)];
      untracked(() => place.set(...trail));
    });
    effect(() => {
      const type = this.type() ?? null;
      const draft = this.draft() ?? null;
      untracked(() => this.store.open(type, draft));
    });
    effect(() => {
      const draft = this.store.draftId();
      if (draft && draft !== untracked(this.draft)) untracked(() => this.nameInAddress(draft));
    });
    inject(Acts).offer(
      computed((): Act[] => [
        {
          id: 'send',
          label: this.t('new.send'),
          group: this.t('place.new'),
          icon: 'send',
          keys: 'Ctrl+Enter',
          hidden: !this.store.type(),
          run: () => void this.submit(),
        },
        {
          id: 'find-type',
          label: this.t('new.find'),
          group: this.t('place.new'),
          keys: '/',
          hidden: true,
          run: () => this.find()?.nativeElement.focus(),
        },
      ]),
    );
  }

  /** From now on the address is that of the draft: a reload shows it again. */
  private nameInAddress(draft: string): void {
    void this.router.navigate([], { queryParams: { draft }, queryParamsHandling: 'merge', replaceUrl: true });
  }

  protected answered({ fields, byHand, unfit }: FormChange): void {
    const same = JSON.stringify(fields) === JSON.stringify(this.store.answers().fields);
    this.store.unfit.set(unfit);
    if (same) return;
    this.unmet.set(0);
    this.store.change({ fields }, byHand);
  }

  protected sentence(problem: Problem): string {
    const said = sentencesOf(problem, this.t, 'problem.unread');
    return problem.requestId ? `${said} ${this.t('problem.requestId', { id: problem.requestId })}` : said;
  }

  protected hintOf(key: string): string | null {
    return this.store.mistakes()[key] ?? null;
  }

  protected priorityName(priority: Priority): string {
    return this.texts.ofCode('priority', priority);
  }

  protected async submit(): Promise<void> {
    const ticket = await this.send();
    if (ticket) void this.router.navigate(['/requests', ticket.id]);
  }

  /** Sends what is complete; else every mistake is marked and the first one has the cursor. */
  private async send(): Promise<Ticket | null> {
    const titled = this.store.checkTitle();
    this.unmet.set(this.form()?.check().wrong ?? 0);
    const changed = this.store.isSent();
    const ticket = titled && !this.unmet() ? await this.store.submit() : null;
    if (!ticket) {
      if (this.store.mistakes()['title']) this.title()?.nativeElement.focus();
      return null;
    }
    this.waiting.refresh();
    const text = this.t(changed ? 'new.changed' : 'new.sent', { number: ticket.ticket_number ?? ticket.title });
    if (!changed && ticket.actions?.includes('withdraw')) this.toasts.offerUndo(text, () => this.takeBack(ticket));
    else this.toasts.say(text);
    return ticket;
  }

  private takeBack(ticket: Ticket): void {
    this.tickets.act(ticket.id, 'withdraw').subscribe({
      next: () => {
        this.waiting.refresh();
        void this.router.navigate(['/new', ticket.ticket_type], { queryParams: { draft: ticket.id } });
      },
      error: (error: unknown) => this.toasts.sayProblem(Problem.of(error)),
    });
  }

  /** Asks before changes to a request under way are lost. */
  mayLeave(): boolean | Promise<boolean> {
    if (!this.store.hasUnsaved()) return true;
    return new Promise((resolve) => this.leaving.set(resolve));
  }

  protected leave(leave: boolean): void {
    if (leave) this.store.forget();
    this.leaving()?.(leave);
    this.leaving.set(null);
  }

  protected async saveAndLeave(): Promise<void> {
    const leave = this.leaving();
    this.leaving.set(null);
    leave?.((await this.send()) !== null);
  }

  protected warn(event: Event): void {
    if (this.store.hasUnsaved() || this.store.isRefused()) event.preventDefault();
  }

  /** Says that it is kept only once it is. */
  protected async keep(): Promise<void> {
    const refused = await this.store.keepDraft();
    if (refused) {
      this.toasts.say(this.whyNot(refused), 'bad');
      return;
    }
    this.toasts.say(this.t('new.kept'));
    void this.router.navigate(['/requests'], { queryParams: { show: 'drafts' } });
  }

  /** Who added it takes it away, unless somebody decides or has decided with it. */
  protected mayRemove(file: Attachment): boolean {
    const isOwn = file.added_by.id === this.session.me()?.id;
    return isOwn && this.store.underWay()?.status !== 'IN_REVIEW' && !isDecidedUpon(file, this.approvals());
  }

  private whyNot(problem: Problem): string {
    if (problem.errors.length) return this.t('new.notSavedMend');
    const why = this.sentence(problem);
    if (this.store.isSent()) return this.t('new.notSavedChanges', { why });
    return this.t(problem.isAway ? 'new.notSavedAway' : 'new.notSaved', { why });
  }

  /** Out of sight at once; it can be taken back for a while. */
  protected async discard(): Promise<void> {
    const draft = await this.store.letGo();
    await this.router.navigate(['/new']);
    if (!draft) return;
    const { id, ticket_type } = draft.value;
    this.thrownAway.throw(
      id,
      this.t('new.discarded'),
      this.tickets.discard(id, draft.etag),
      () => void this.router.navigate(['/new', ticket_type], { queryParams: { draft: id } }),
    );
  }
}
