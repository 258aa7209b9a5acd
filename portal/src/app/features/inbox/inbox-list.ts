import { Component, computed, ElementRef, inject, input, output, signal, viewChild } from '@angular/core';
import { Catalogue } from '../../core/catalogue';
import { Amounts } from '../../shared/locale/amounts';
import { Texts } from '../../shared/locale/texts';
import { ClockRing } from '../../shared/ui/clock-ring/clock-ring';
import { Dialog } from '../../shared/ui/dialog/dialog';
import { Empty } from '../../shared/ui/empty/empty';
import { Icon } from '../../shared/ui/icon/icon';
import { Avatar } from '../../shared/ui/avatar/avatar';
import { Skeleton } from '../../shared/ui/skeleton/skeleton';
import type { InboxLine } from '../../shared/model/model';
import { can, isPaused, isStandIn } from './inbox-item';
import { InboxStore } from './inbox-store';
import { Swipe } from './swipe';

export type InboxFilter = Record<'type' | 'view' | 'q', string | undefined>;

interface View {
  id: string;
  label: string;
  count: number;
  filter: Partial<InboxFilter>;
  current: boolean;
}

@Component({
  selector: 'as-inbox-list',
  imports: [Avatar, ClockRing, Dialog, Empty, Icon, Skeleton, Swipe],
  templateUrl: './inbox-list.html',
  styleUrl: './inbox-list.css',
})
export class InboxList {
  readonly items = input.required<InboxLine[]>();
  readonly all = input.required<InboxLine[]>();
  readonly filter = input.required<InboxFilter>();
  readonly selected = input<string>();
  readonly marked = input.required<ReadonlySet<string>>();
  readonly opened = output<InboxLine>();
  readonly narrowed = output<Partial<InboxFilter>>();
  readonly flipped = output<InboxLine>();
  readonly unmarked = output();
  readonly swiped = output<InboxLine>();
  readonly approvedAll = output();
  readonly rejectedAll = output<string>();

  protected readonly t = inject(Texts).t;
  protected readonly amounts = inject(Amounts);
  protected readonly store = inject(InboxStore);
  private readonly catalogue = inject(Catalogue);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;

  protected readonly can = can;
  protected readonly isPaused = isPaused;
  protected readonly isStandIn = isStandIn;
  protected readonly searching = signal(false);
  protected readonly rejecting = signal(false);
  protected readonly naming = signal(false);
  protected readonly reason = signal('');
  protected readonly name = signal('');
  private readonly find = viewChild<ElementRef<HTMLInputElement>>('find');

  protected readonly groups = computed(() => this.store.groups(this.items()));
  protected readonly bulkable = computed(() => this.items().filter((item) => this.marked().has(item.id)));
  protected readonly narrow = computed(() => Object.values(this.filter()).some(Boolean));
  protected readonly keepable = computed(() => !!this.filter().type || !!this.filter().q);

  protected readonly views = computed((): View[] => {
    const all = this.all();
    const { type, view, q } = this.filter();
    const everything = {
      id: 'all',
      label: this.t('inbox.forMe'),
      count: all.length,
      filter: {},
      current: !this.narrow(),
    };
    const saved = this.store
      .savedViews()
      .filter((one) => one.count > 0 || !one.built_in || one.id === view)
      .map((one) => ({
        id: one.id,
        label: one.built_in ? this.t(`inbox.view.${one.id}`) : one.name,
        count: one.count,
        filter: { view: one.id },
        current: view === one.id && !type && !q,
      }));
    const types = [...new Set(all.map((item) => item.ticket.ticket_type))].map((key) => ({
      id: `type-${key}`,
      label: this.catalogue.name(key),
      count: all.filter((item) => item.ticket.ticket_type === key).length,
      filter: { view, type: key },
      current: type === key && !q,
    }));
    return [everything, ...saved, ...(types.length > 1 ? types : [])];
  });

  search(): void {
    this.searching.set(true);
    setTimeout(() => this.find()?.nativeElement.focus());
  }

  reveal(id: string): void {
    this.host.querySelector(`[data-id="${id}"]`)?.scrollIntoView({ block: 'nearest' });
  }

  protected leaveSearch(): void {
    this.searching.set(false);
    this.narrowed.emit({ ...this.filter(), q: undefined });
  }

  protected type(q: string): void {
    this.narrowed.emit({ ...this.filter(), q: q || undefined });
  }

  protected rejectAll(): void {
    if (!this.reason().trim()) return;
    this.rejecting.set(false);
    this.rejectedAll.emit(this.reason().trim());
    this.reason.set('');
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
}
