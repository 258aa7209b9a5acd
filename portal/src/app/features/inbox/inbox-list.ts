import { CdkVirtualForOf, CdkVirtualScrollViewport, VIRTUAL_SCROLL_STRATEGY } from '@angular/cdk/scrolling';
import {
  afterRenderEffect,
  Component,
  computed,
  effect,
  ElementRef,
  inject,
  input,
  output,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import type { InboxFilter } from '../../core/api/addresses';
import { Catalogue } from '../../core/catalogue';
import { askerOf } from '../../core/ticket/asker';
import { ProblemNote } from '../../core/problem-note';
import { Waiting } from '../../core/waiting';
import { Words } from '../../core/words';
import { Amounts } from '../../shared/locale/amounts';
import { Texts } from '../../shared/locale/texts';
import { ClockRing } from '../../shared/ui/clock-ring/clock-ring';
import { Dialog } from '../../shared/ui/dialog/dialog';
import { Empty } from '../../shared/ui/empty/empty';
import { Icon } from '../../shared/ui/icon/icon';
import { Avatar } from '../../shared/ui/avatar/avatar';
import { Skeleton } from '../../shared/ui/skeleton/skeleton';
import type { InboxLine, Person, Priority } from '../../shared/model/model';
import { GroupedRows } from './grouped-rows';
import { can, isPaused, isStandIn, type Urgency } from './inbox-item';
import { InboxStore, reasonForAll } from './inbox-store';
import { Swipe } from './swipe';

const headHeight = 32;
/** The next page is read while so many lines are still unseen. */
const readAhead = 30;

const rushes: Partial<Record<Priority, Omit<Rush, 'name'>>> = {
  URGENT: { icon: 'bolt', tone: 'is-bad' },
  HIGH: { icon: 'escalate', tone: 'is-waiting' },
};

interface View {
  id: string;
  label: string;
  count: number | null;
  filter: InboxFilter;
  current: boolean;
}

interface Row {
  item: InboxLine;
  asker: Person;
  /** What tells it from the others of the same person. */
  about: string;
  rush: Rush | null;
  /** The head of the group that begins with this row. */
  head: Head | null;
}

/** A priority above the usual. */
interface Rush {
  name: string;
  icon: string;
  tone: string;
}

interface Head {
  urgency: Urgency;
  count: string;
}

@Component({
  selector: 'as-inbox-list',
  imports: [
    Avatar,
    CdkVirtualForOf,
    CdkVirtualScrollViewport,
    ClockRing,
    Dialog,
    Empty,
    Icon,
    ProblemNote,
    Skeleton,
    Swipe,
  ],
  providers: [
    {
      provide: VIRTUAL_SCROLL_STRATEGY,
      useFactory: () => {
        const list = inject(InboxList);
        return list.scrolling;
      },
    },
  ],
  templateUrl: './inbox-list.html',
  styleUrl: './inbox-list.css',
  host: { '(window:resize)': 'width.set(host.clientWidth)' },
})
export class InboxList {
  readonly items = input.required<InboxLine[]>();
  readonly filter = input.required<InboxFilter>();
  readonly selected = input<string>();
  readonly marked = input.required<ReadonlySet<string>>();
  readonly opened = output<InboxLine>();
  readonly narrowed = output<InboxFilter>();
  readonly flipped = output<InboxLine>();
  readonly unmarked = output();
  readonly swiped = output<InboxLine>();
  readonly approvedAll = output();
  readonly claimedAll = output();
  readonly rejectedAll = output<string>();

  private readonly texts = inject(Texts);
  protected readonly t = this.texts.t;
  protected readonly amounts = inject(Amounts);
  protected readonly store = inject(InboxStore);
  private readonly catalogue = inject(Catalogue);
  private readonly waiting = inject(Waiting);
  protected readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;

  protected readonly can = can;
  protected readonly isPaused = isPaused;
  protected readonly isStandIn = isStandIn;
  protected readonly searching = signal(false);
  private readonly chips = viewChild<ElementRef<HTMLElement>>('chips');
  protected readonly width = signal(0);
  /** Whether views stand beyond the edge. */
  protected readonly isCut = signal(false);
  protected readonly unfolded = signal(false);
  protected readonly rejecting = signal(false);
  protected readonly naming = signal(false);
  protected readonly words = inject(Words);
  protected readonly reason = computed(() => this.words.of(reasonForAll, ''));
  protected readonly name = signal('');
  private readonly viewport = viewChild(CdkVirtualScrollViewport);
  /** What was open last: a phone comes back to it in the list. */
  private last: string | undefined;
  private readonly find = viewChild<ElementRef<HTMLInputElement>>('find');

  protected readonly rows = computed((): Row[] => {
    const groups = this.store.groups(this.items());
    return groups.flatMap((group) => {
      const open = group === groups.at(-1) && !this.store.complete();
      const head = { urgency: group.urgency, count: `${group.items.length}${open ? '+' : ''}` };
      return group.items.map((item, at) => ({
        item,
        asker: askerOf(item),
        about: this.aboutOf(item),
        rush: this.rushOf(item),
        head: at === 0 ? head : null,
      }));
    });
  });
  readonly scrolling = new GroupedRows(() => this.heights());
  private readonly top = toSignal(this.scrolling.scrolledIndexChange, { initialValue: 0 });
  /** The head of the group that is looked at, which stays on top. */
  protected readonly stuck = computed(() => {
    const rows = this.rows();
    return rows.slice(0, Math.min(this.top(), rows.length - 1) + 1).findLast((row) => row.head)?.head ?? null;
  });
  protected readonly bulkable = computed(() => this.items().filter((item) => this.marked().has(item.id)));
  private readonly isMarking = computed(() => this.bulkable().length > 0);
  protected readonly decidable = computed(() => this.bulkable().filter((item) => can(item, 'approve')));
  protected readonly claimable = computed(() => this.bulkable().filter((item) => item.actions.includes('claim')));
  protected readonly narrow = computed(() => Object.values(this.filter()).some(Boolean));
  protected readonly keepable = computed(() => !!this.filter().type || !!this.filter().q);

  protected readonly views = computed((): View[] => {
    const { type, view, q } = this.filter();
    const everything = {
      id: 'all',
      label: this.t('inbox.forMe'),
      count: this.waiting.inbox(),
      filter: {},
      current: !this.narrow(),
    };
    const saved = this.store
      .savedViews()
      .filter((one) => !one.built_in || one.id === view || (one.count > 0 && one.count < this.waiting.inbox()))
      .map((one) => ({
        id: one.id,
        label: one.built_in ? this.t(`inbox.view.${one.id}`) : one.name,
        count: one.count,
        filter: { view: one.id },
        current: view === one.id && !type && !q,
      }));
    return [everything, ...saved, ...this.types()];
  });
  /** The types that wait, known once all that waits has been read. */
  private readonly types = computed((): View[] => {
    const { view, type, q } = this.filter();
    const waiting = this.items().map((item) => item.ticket.ticket_type);
    const keys = [...new Set(type ? [type] : waiting)];
    if (!type && (keys.length < 2 || q)) return [];
    return keys.map((key) => ({
      id: `type-${key}`,
      label: this.catalogue.name(key),
      count: this.store.complete() ? waiting.filter((one) => one === key).length : null,
      filter: key === type ? { view } : { view, type: key },
      current: type === key && !q,
    }));
  });

  constructor() {
    effect(() => {
      if (this.top() > this.rows().length - readAhead) this.store.more();
    });
    effect(() => {
      this.rows();
      this.scrolling.onDataLengthChanged();
    });
    afterRenderEffect(() => {
      this.views();
      this.selected();
      this.width();
      const chips = this.chips()?.nativeElement;
      if (chips && !this.unfolded()) this.isCut.set(chips.scrollWidth > chips.clientWidth);
    });
    afterRenderEffect(() => {
      // what may be done with all that is marked stands below the list, which is shorter then
      this.isMarking();
      untracked(() => this.viewport()?.checkViewportSize());
    });
    afterRenderEffect(() => {
      this.store.turn();
      const selected = this.selected();
      untracked(() => {
        this.viewport()?.checkViewportSize();
        this.last = selected ?? this.last;
        if (this.last) this.reveal(this.last);
      });
    });
  }

  search(): void {
    this.searching.set(true);
    setTimeout(() => this.find()?.nativeElement.focus());
  }

  reveal(id: string): void {
    const at = this.rows().findIndex((row) => row.item.id === id);
    if (at >= 0) this.scrolling.reveal(at, headHeight);
  }

  /** The rule that led here is the same in row after row; what is asked for is not. */
  private aboutOf({ kind, step, ticket }: InboxLine): string {
    if (kind === 'answer') return this.t('inbox.asks');
    return kind === 'approval' ? this.catalogue.name(ticket.ticket_type) : step;
  }

  private rushOf({ ticket: { priority } }: InboxLine): Rush | null {
    const look = rushes[priority];
    return look ? { ...look, name: this.texts.ofCode('priority', priority) } : null;
  }

  protected byId(_at: number, row: Row): string {
    return row.item.id;
  }

  protected leaveSearch(): void {
    this.searching.set(false);
    this.narrowed.emit({ ...this.filter(), q: undefined });
  }

  protected giveReason(reason: string): void {
    this.words.keep(reasonForAll, reason);
  }

  protected type(q: string): void {
    this.narrowed.emit({ ...this.filter(), q: q || undefined });
  }

  protected rejectAll(): void {
    if (!this.reason().trim()) return;
    this.rejecting.set(false);
    this.rejectedAll.emit(this.reason().trim());
  }

  protected keepView(): void {
    const name = this.name().trim();
    if (!name) return;
    const { type, q } = this.filter();
    const filter = { ...(type ? { ticket_type: [type] } : {}), ...(q ? { q } : {}) };
    this.store.keepView(name, filter);
    this.naming.set(false);
    this.name.set('');
  }

  private heights(): number[] {
    const row = Number.parseFloat(getComputedStyle(this.host).getPropertyValue('--row')) || 64;
    return this.rows().map(({ head }) => row + (head ? headHeight : 0));
  }
}
