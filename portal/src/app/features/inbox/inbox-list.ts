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
import type { InboxItem } from './inbox-item';
import { InboxStore } from './inbox-store';
import { Swipe } from './swipe';

export type InboxFilter = Record<'type' | 'behalf' | 'q', string | undefined>;

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
  readonly items = input.required<InboxItem[]>();
  readonly all = input.required<InboxItem[]>();
  readonly filter = input.required<InboxFilter>();
  readonly selected = input<string>();
  readonly marked = input.required<ReadonlySet<string>>();
  readonly opened = output<InboxItem>();
  readonly narrowed = output<Partial<InboxFilter>>();
  readonly flipped = output<InboxItem>();
  readonly unmarked = output();
  readonly swiped = output<InboxItem>();
  readonly approvedAll = output();
  readonly rejectedAll = output<string>();

  protected readonly t = inject(Texts).t;
  protected readonly amounts = inject(Amounts);
  protected readonly store = inject(InboxStore);
  private readonly catalogue = inject(Catalogue);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;

  protected readonly searching = signal(false);
  protected readonly rejecting = signal(false);
  protected readonly naming = signal(false);
  protected readonly reason = signal('');
  protected readonly name = signal('');
  private readonly find = viewChild<ElementRef<HTMLInputElement>>('find');

  protected readonly groups = computed(() => this.store.groups(this.items()));
  protected readonly bulkable = computed(() => this.items().filter((item) => this.marked().has(item.id)));
  protected readonly narrow = computed(() => Object.values(this.filter()).some(Boolean));

  protected readonly views = computed((): View[] => {
    const all = this.all();
    const { type, behalf, q } = this.filter();
    const everything = {
      id: 'all',
      label: this.t('inbox.forMe'),
      count: all.length,
      filter: {},
      current: !this.narrow(),
    };
    const types = [...new Set(all.map((item) => item.ticket.ticket_type))].map((key) => ({
      id: `type-${key}`,
      label: this.catalogue.name(key),
      count: all.filter((item) => item.ticket.ticket_type === key).length,
      filter: { type: key },
      current: type === key && !q,
    }));
    const absent = new Map(
      all.flatMap((item) => (item.onBehalfOf ? [[item.onBehalfOf.id, item.onBehalfOf] as const] : [])),
    );
    const behalves = [...absent.values()].map((person) => ({
      id: `behalf-${person.id}`,
      label: this.t('inbox.forPerson', { name: person.name.split(' ')[0] ?? person.name }),
      count: all.filter((item) => item.onBehalfOf?.id === person.id).length,
      filter: { behalf: person.id },
      current: behalf === person.id,
    }));
    const saved = this.store.savedViews().map((view) => ({
      id: view.id,
      label: view.name,
      count: all.filter((item) => !view.filter['type'] || item.ticket.ticket_type === view.filter['type']).length,
      filter: view.filter,
      current: Object.entries(view.filter).every(([key, value]) => this.filter()[key as keyof InboxFilter] === value),
    }));
    return [everything, ...saved, ...(types.length > 1 ? types : []), ...behalves];
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
    const filter = Object.fromEntries(
      Object.entries(this.filter()).filter((entry): entry is [string, string] => !!entry[1]),
    );
    this.store.keepView(name, filter);
    this.naming.set(false);
    this.name.set('');
  }
}
