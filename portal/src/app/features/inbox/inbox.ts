import {
  Component,
  computed,
  DestroyRef,
  effect,
  inject,
  input,
  linkedSignal,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { Router } from '@angular/router';
import { type Act, Acts } from '../../core/acts';
import { Session } from '../../core/auth/session';
import type { InboxFilter } from '../../core/api/addresses';
import { InboxApi } from '../../core/api/inbox-api';
import { Problem } from '../../core/api/problem';
import { Catalogue } from '../../core/catalogue';
import { PersonPicker } from '../../core/people/person-picker';
import { Place } from '../../core/place';
import { ProblemNote } from '../../core/problem-note';
import { Amounts } from '../../shared/locale/amounts';
import { Texts } from '../../shared/locale/texts';
import type { ApprovalAction, InboxLine, Person } from '../../shared/model/model';
import type { Decided } from '../../shared/ui/decision-bar/decision-bar';
import { Dialog } from '../../shared/ui/dialog/dialog';
import { Empty } from '../../shared/ui/empty/empty';
import { Skeleton } from '../../shared/ui/skeleton/skeleton';
import { InboxDetail } from './inbox-detail';
import { can } from './inbox-item';
import { InboxList } from './inbox-list';
import { InboxStore } from './inbox-store';
import type { Ended } from './work-bar';
import { Verdicts } from './verdicts';

const words: Record<ApprovalAction, string> = {
  approve: 'inbox.approved',
  reject: 'inbox.rejected',
  request_info: 'inbox.asked',
  send_back: 'inbox.sentBack',
  review: 'inbox.reviewed',
  delegate: 'inbox.delegated',
  escalate: 'inbox.escalated',
};

/** List, request, facts: what waits for me, decided by keyboard if I like. */
@Component({
  selector: 'as-inbox',
  imports: [Dialog, Empty, InboxDetail, InboxList, PersonPicker, ProblemNote, Skeleton],
  providers: [InboxStore, Verdicts],
  templateUrl: './inbox.html',
  styleUrl: './inbox.css',
})
export class Inbox {
  /** The item that is open, from the address. */
  readonly id = input<string>();
  readonly type = input<string>();
  readonly view = input<string>();
  readonly q = input<string>();

  protected readonly t = inject(Texts).t;
  protected readonly store = inject(InboxStore);
  private readonly api = inject(InboxApi);
  private readonly verdicts = inject(Verdicts);
  private readonly amounts = inject(Amounts);
  private readonly router = inject(Router);
  private readonly session = inject(Session);
  private readonly catalogue = inject(Catalogue);

  protected readonly marked = signal<ReadonlySet<string>>(new Set());
  protected readonly delegating = signal<{ items: InboxLine[]; comments: string } | null>(null);
  protected readonly delegate = signal<Person | null>(null);
  protected readonly emptySet: ReadonlySet<string> = new Set();
  /** Whether the list and the request share one pane. */
  private readonly onePane = signal(false);
  private readonly detail = viewChild(InboxDetail);
  private readonly list = viewChild.required(InboxList);

  protected readonly filter = computed((): InboxFilter => ({ type: this.type(), view: this.view(), q: this.q() }));
  protected readonly narrowed = computed(() => Object.values(this.filter()).some(Boolean));
  /** In the order in which the list shows them, group by group. */
  protected readonly visible = computed(() => this.store.groups(this.store.items()).flatMap((group) => group.items));
  protected readonly count = computed(() => `${this.visible().length}${this.store.complete() ? '' : '+'}`);
  protected readonly listed = computed(() => this.visible().find((item) => item.id === this.id()) ?? null);
  private readonly lastListed = linkedSignal<InboxLine | null, InboxLine | null>({
    source: this.listed,
    computation: (listed, before) => listed ?? before?.value ?? null,
  });
  /** What the address names and no page that was read has: further down, decided meanwhile, or not there. */
  private readonly single = rxResource({
    params: (): { id: string; kind?: string; reads: number } | undefined => {
      const id = this.id();
      const before = this.lastListed();
      const isElsewhere = id && !this.listed() && !this.store.loading() && !this.store.isDecided(id);
      if (!isElsewhere) return undefined;
      return { id, kind: before?.id === id ? before.kind : undefined, reads: this.store.reads() };
    },
    stream: ({ params }) => this.api.line(params.id, params.kind),
  });
  private readonly found = computed(() => {
    const found = this.single.hasValue() ? this.single.value() : null;
    if (!found || found.line.id !== this.id()) return null;
    const before = this.lastListed();
    // read alone it tells when its step runs out, the list when it is due
    return before?.id === found.line.id ? { ...found, line: { ...found.line, due_at: before.due_at } } : found;
  });
  protected readonly lost = computed(() => (this.single.error() ? Problem.of(this.single.error()) : null));
  /** What is open stays so, whatever becomes of it: nothing else is put under the cursor. */
  protected readonly selected = linkedSignal<{ id?: string; line: InboxLine | null }, InboxLine | null>({
    source: () => ({ id: this.id(), line: this.listed() ?? this.found()?.line ?? null }),
    computation: ({ id, line }, before) => line ?? (before?.value?.id === id ? (before?.value ?? null) : null),
  });
  /** The same person is asked anew about the same request, since it changed. */
  protected readonly again = computed(() => {
    const open = this.selected();
    if (!open || this.listed() || this.store.isDecided(open.id)) return null;
    return this.visible().find(({ kind, ticket }) => kind === 'approval' && ticket.id === open.ticket.id) ?? null;
  });
  /** Why there is nothing to do about it any more; null while there is. */
  protected readonly verdict = computed((): string | null => {
    const id = this.id();
    if (!id || this.listed()) return null;
    if (this.again()) return this.t('inbox.over.again');
    if (this.store.isDecided(id)) return this.t('inbox.over.mine');
    const found = this.found();
    if (found) return found.line.actions.length ? null : this.verdicts.of(found);
    const lost = this.lost();
    return lost ? this.verdicts.ofProblem(lost) : '';
  });
  /** Where it is in the list, or was before it went. */
  protected readonly position = linkedSignal<{ id?: string; at: number }, number>({
    source: () => ({ id: this.id(), at: this.visible().findIndex((item) => item.id === this.id()) }),
    computation: ({ id, at }, before) => (at < 0 && before && before.source.id === id ? before.value : at),
  });
  protected readonly markedItems = computed(() => this.visible().filter((item) => this.marked().has(item.id)));

  /** Who would only be refused: the person at the keyboard, and those who ask. */
  protected readonly undelegable = computed(() => [
    this.session.me()?.id ?? '',
    ...(this.delegating()?.items ?? []).map((item) => item.ticket.requester.id),
  ]);
  private going: Promise<unknown> = Promise.resolve();
  /** What was open when the list was narrowed. */
  private narrowedFrom: string | undefined;

  constructor() {
    const place = inject(Place);
    const narrow = matchMedia('(max-width: 959px)');
    const measure = () => this.onePane.set(narrow.matches);
    measure();
    narrow.addEventListener('change', measure);
    inject(DestroyRef).onDestroy(() => narrow.removeEventListener('change', measure));
    effect(() => this.store.filter.set(this.filter()));
    effect(() => {
      const inbox = { label: this.t('place.inbox'), link: '/inbox' };
      const open = this.selected();
      place.set(...(open && this.onePane() ? [inbox, { label: open.ticket.title }] : [inbox]));
    });
    effect(() => {
      const first = this.visible()[0];
      const nothingOpen = !this.id() && first && !this.onePane();
      if (nothingOpen) untracked(() => this.open(first));
    });
    effect(() => {
      this.store.turn();
      untracked(() => this.openWithin());
    });
    this.offerActs();
  }

  /** What the narrowed list does not have is not open beside it: keys would decide on what nobody sees. */
  private openWithin(): void {
    const isOutside = this.narrowedFrom !== undefined && this.narrowedFrom === this.id() && !this.listed();
    if (isOutside && !this.onePane()) this.open(this.visible()[0] ?? null);
  }

  protected open(item: InboxLine | null): void {
    this.go(item ? ['/inbox', item.id] : ['/inbox'], {
      queryParamsHandling: 'preserve',
      replaceUrl: !this.onePane(),
    });
  }

  protected isRefused({ status }: Problem): boolean {
    return status === 403 || status === 409;
  }

  protected narrow({ type, view, q }: InboxFilter): void {
    this.narrowedFrom = this.id();
    const typedOn = !!this.q() && type === this.type() && view === this.view();
    this.go([], { queryParams: { type, view, q }, replaceUrl: typedOn });
  }

  /** One step after the other: a search that ends while an item is being opened neither closes it nor is lost. */
  private go(...step: Parameters<Router['navigate']>): void {
    this.going = this.going.then(() => this.router.navigate(...step));
  }

  protected step(by: number): void {
    const items = this.visible();
    // where one has gone, the one after it stands now
    const to = this.listed() || by < 0 ? this.position() + by : Math.max(0, this.position());
    const next = items[Math.min(items.length - 1, Math.max(0, to))];
    if (next) {
      this.open(next);
      this.list().reveal(next.id);
    }
  }

  protected flip(item: InboxLine): void {
    this.marked.update((marked) =>
      marked.has(item.id) ? new Set([...marked].filter((id) => id !== item.id)) : new Set([...marked, item.id]),
    );
  }

  protected decided({ action, comments }: Decided): void {
    const item = this.selected();
    if (!item || this.verdict() !== null) return;
    if (action === 'delegate') this.delegating.set({ items: [item], comments });
    else this.decide(item, action, comments);
  }

  /** Decides one item; the next one takes the selection on the same frame. */
  protected decide(item: InboxLine, action: ApprovalAction, comments: string, to?: Person): void {
    const params = {
      what: item.ticket.amount ? this.amounts.money(item.ticket.amount) : item.ticket.title,
      who: item.ticket.requester.name,
      to: to?.name ?? '',
    };
    const revision = item.id === this.id() ? this.detail()?.revision() : undefined;
    const decision = {
      ...(revision === undefined ? {} : { revision }),
      ...(comments ? { comments } : {}),
      ...(to ? { delegate_to: to.id } : {}),
    };
    if (item.id === this.id()) this.openNext(item);
    this.store.decide(item, action, decision, this.t(words[action], params), () => this.comeBackTo(item));
  }

  protected end({ body, text }: Ended): void {
    const item = this.selected();
    if (!item || this.verdict() !== null) return;
    this.openNext(item);
    this.store.end(item, body, text, () => this.comeBackTo(item));
  }

  protected decideMarked(action: 'approve' | 'reject', comments = ''): void {
    const items = this.markedItems().filter((item) => can(item, action));
    this.marked.update((marked) => new Set([...marked].filter((id) => !items.some((item) => item.id === id))));
    if (items.length)
      this.store.decideAll(
        items,
        action,
        comments,
        this.t(action === 'approve' ? 'inbox.approvedAll' : 'inbox.rejectedAll', { count: items.length }),
        () => this.marked.set(new Set(items.map((item) => item.id))),
      );
  }

  protected claimMarked(): void {
    const items = this.markedItems().filter((item) => item.actions.includes('claim'));
    this.marked.set(new Set());
    this.store.claimAll(items, this.t('inbox.claimedAll', { count: items.length }));
  }

  /** What was taken back is looked at again, wherever the person has gone meanwhile. */
  private comeBackTo(item: InboxLine): void {
    this.go(['/inbox', item.id], { queryParamsHandling: 'preserve' });
  }

  protected delegateNow(): void {
    const to = this.delegate();
    const wanted = this.delegating();
    if (!to || !wanted) return;
    this.delegating.set(null);
    this.delegate.set(null);
    for (const item of wanted.items) this.decide(item, 'delegate', wanted.comments, to);
  }

  protected typeName(key: string): string {
    return this.catalogue.name(key);
  }

  private openNext(item: InboxLine): void {
    const items = this.visible();
    const at = items.findIndex((one) => one.id === item.id);
    this.open(this.onePane() ? null : (items[at + 1] ?? items[at - 1] ?? null));
  }

  private offerActs(): void {
    const decide = (action: ApprovalAction) => () => {
      if (this.markedItems().length && action === 'approve') this.decideMarked('approve');
      else this.detail()?.decide(action);
    };
    inject(Acts).offer(
      computed((): Act[] => {
        const open = this.selected();
        const offers = (action: ApprovalAction) => !!open && this.verdict() === null && can(open, action);
        const group = this.t('inbox.keys');
        const act = (id: string, label: string, keys: string, run: () => void, rest: Partial<Act> = {}): Act => ({
          id,
          label: this.t(label),
          group,
          keys,
          run,
          ...rest,
        });
        return [
          act('approve', 'decide.approve', 'a', decide('approve'), { icon: 'check', hidden: !offers('approve') }),
          act('reject', 'decide.reject', 'r', decide('reject'), { icon: 'x', hidden: !offers('reject') }),
          act('ask', 'decide.ask', 'i', decide('request_info'), { icon: 'ask', hidden: !offers('request_info') }),
          act('send-back', 'decide.sendBack', 'b', decide('send_back'), { icon: 'undo', hidden: !offers('send_back') }),
          act('delegate', 'decide.delegate', 'd', decide('delegate'), { icon: 'forward', hidden: !offers('delegate') }),
          act('claim', open?.assignee ? 'work.unclaim' : 'work.claim', 'w', () => open && this.store.claim(open), {
            hidden: !open?.actions.some((action) => action === 'claim' || action === 'unclaim'),
          }),
          act('next', 'inbox.next', 'j', () => this.step(1), {
            hidden: true,
            repeats: true,
            also: ['ArrowDown'],
          }),
          act('previous', 'inbox.previous', 'k', () => this.step(-1), {
            hidden: true,
            repeats: true,
            also: ['ArrowUp'],
          }),
          act('mark', 'inbox.mark', 'x', () => open && this.flip(open), { hidden: true }),
          act('search', 'inbox.search', '/', () => this.list().search(), { hidden: true }),
        ];
      }),
    );
  }
}
