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
import { Router } from '@angular/router';
import { type Act, Acts } from '../../core/acts';
import { Catalogue } from '../../core/catalogue';
import { PersonPicker } from '../../core/people/person-picker';
import { Place } from '../../core/place';
import { Amounts } from '../../shared/locale/amounts';
import { Texts } from '../../shared/locale/texts';
import type { InboxFilter } from '../../core/api/inbox-api';
import type { ApprovalAction, InboxLine, Person } from '../../shared/model/model';
import type { Decided } from '../../shared/ui/decision-bar/decision-bar';
import { Dialog } from '../../shared/ui/dialog/dialog';
import { Empty } from '../../shared/ui/empty/empty';
import { InboxDetail } from './inbox-detail';
import { can } from './inbox-item';
import { InboxList } from './inbox-list';
import { InboxStore } from './inbox-store';

const words: Record<ApprovalAction, string> = {
  approve: 'inbox.approved',
  reject: 'inbox.rejected',
  request_info: 'inbox.asked',
  delegate: 'inbox.delegated',
  escalate: 'inbox.escalated',
};

/** List, request, facts: what waits for me, decided by keyboard if I like. */
@Component({
  selector: 'as-inbox',
  imports: [Dialog, Empty, InboxDetail, InboxList, PersonPicker],
  providers: [InboxStore],
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
  private readonly amounts = inject(Amounts);
  private readonly router = inject(Router);
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
  /** In the order in which the list shows them, group by group. */
  protected readonly visible = computed(() => this.store.groups(this.store.items()).flatMap((group) => group.items));
  protected readonly count = computed(() => `${this.visible().length}${this.store.complete() ? '' : '+'}`);
  /** What is open stays so while it may be on a page that was not read yet. */
  protected readonly selected = linkedSignal<{ id?: string; items: InboxLine[] }, InboxLine | null>({
    source: () => ({ id: this.id(), items: this.visible() }),
    computation: ({ id, items }, before) =>
      items.find((item) => item.id === id) ??
      (before?.value?.id === id && !this.store.complete() ? (before?.value ?? null) : null),
  });
  protected readonly position = computed(() => this.visible().findIndex((item) => item.id === this.id()));
  protected readonly markedItems = computed(() => this.visible().filter((item) => this.marked().has(item.id)));

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
      const nothingOpen = !this.selected() && first && !this.onePane();
      if (nothingOpen) untracked(() => this.open(first));
    });
    this.offerActs();
  }

  protected open(item: InboxLine | null): void {
    void this.router.navigate(item ? ['/inbox', item.id] : ['/inbox'], {
      queryParamsHandling: 'preserve',
      replaceUrl: !this.onePane(),
    });
  }

  protected narrow({ type, view, q }: InboxFilter): void {
    void this.router.navigate([], { queryParams: { type, view, q }, replaceUrl: true });
  }

  protected step(by: number): void {
    const items = this.visible();
    const next = items[Math.min(items.length - 1, Math.max(0, this.position() + by))];
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
    if (!item) return;
    if (action === 'delegate') this.delegating.set({ items: [item], comments });
    else this.decide(item, action, comments);
  }

  /** Decides one item; the next one takes the selection on the same frame. */
  protected decide(item: InboxLine, action: ApprovalAction, comments: string, to?: Person): void {
    const items = this.visible();
    const at = items.indexOf(item);
    const next = items[at + 1] ?? items[at - 1] ?? null;
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
    if (item.id === this.id()) this.open(this.onePane() ? null : next);
    this.store.decide(item, action, decision, this.t(words[action], params), () => this.comeBackTo(item));
  }

  protected decideMarked(action: 'approve' | 'reject', comments = ''): void {
    const items = this.markedItems().filter((item) => can(item, action));
    this.marked.set(new Set());
    if (items.length)
      this.store.decideAll(
        items,
        action,
        comments,
        this.t(action === 'approve' ? 'inbox.approvedAll' : 'inbox.rejectedAll', { count: items.length }),
        () => this.marked.set(new Set(items.map((item) => item.id))),
      );
  }

  /** What was taken back is looked at again, wherever the person has gone meanwhile. */
  private comeBackTo(item: InboxLine): void {
    void this.router.navigate(['/inbox', item.id], { queryParamsHandling: 'preserve' });
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

  private offerActs(): void {
    const decide = (action: ApprovalAction) => () => {
      if (this.markedItems().length && action === 'approve') this.decideMarked('approve');
      else this.detail()?.decide(action);
    };
    inject(Acts).offer(
      computed((): Act[] => {
        const open = this.selected();
        const offers = (action: ApprovalAction) => !!open && can(open, action);
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
          act('delegate', 'decide.delegate', 'd', decide('delegate'), { icon: 'forward', hidden: !offers('delegate') }),
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
