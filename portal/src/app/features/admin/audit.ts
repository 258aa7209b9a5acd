import { httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { PersonPicker } from '../../core/people/person-picker';
import { Place } from '../../core/place';
import { ProblemNote } from '../../core/problem-note';
import { Dates } from '../../shared/locale/dates';
import { Texts } from '../../shared/locale/texts';
import type { Audited, Person } from '../../shared/model/model';
import { Empty } from '../../shared/ui/empty/empty';
import { Icon } from '../../shared/ui/icon/icon';
import { Skeleton } from '../../shared/ui/skeleton/skeleton';
import { Paged } from './paged';

/** What changed, a line for each property that was or is there. */
export const changes = (
  entry: Pick<Audited, 'before' | 'after'>,
): { name: string; before: string; after: string }[] => {
  const before = (entry.before ?? {}) as Record<string, unknown>;
  const after = (entry.after ?? {}) as Record<string, unknown>;
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].map((name) => ({
    name,
    before: said(before[name]),
    after: said(after[name]),
  }));
};

const said = (value: unknown): string =>
  value === undefined || value === null ? '' : typeof value === 'string' ? value : JSON.stringify(value);

/** The midnight at which a day begins where the reader is; so many days later. */
export const midnight = (day: string | undefined, later = 0): string | undefined => {
  const [year, month, date] = (day ?? '').split('-').map(Number);
  return year && month && date ? new Date(year, month - 1, date + later).toISOString() : undefined;
};

/** Who did what, on whose behalf and from where. The filter is the address. */
@Component({
  selector: 'as-audit',
  imports: [Empty, Icon, PersonPicker, ProblemNote, RouterLink, Skeleton],
  templateUrl: './audit.html',
  styleUrl: './lists.css',
})
export class Audit {
  readonly actor = input<string>();
  readonly action = input<string>();
  readonly ticket = input<string>();
  readonly from = input<string>();
  readonly until = input<string>();

  private readonly texts = inject(Texts);
  protected readonly t = this.texts.t;
  protected readonly dates = inject(Dates);
  private readonly router = inject(Router);
  private readonly words = httpResource<{ items: string[] }>(() => '/api/v1/audit/actions');

  protected readonly changes = changes;
  protected readonly person = signal<Person | null>(null);
  protected readonly open = signal<string | null>(null);
  protected readonly actions = computed(() =>
    (this.words.hasValue() ? this.words.value().items : [])
      .map((code) => ({ code, name: this.name(code) }))
      .sort((one, other) => one.name.localeCompare(other.name)),
  );
  protected readonly list = new Paged<Audited>('/api/v1/audit', () => ({
    actor: this.actor(),
    action: this.action(),
    ticket: this.ticket(),
    from: midnight(this.from()),
    to: midnight(this.until(), 1),
  }));

  constructor() {
    const place = inject(Place);
    effect(() => {
      const label = this.t('admin.audit');
      const admin = this.t('place.admin');
      untracked(() => place.set({ label: admin, link: '/admin' }, { label }));
    });
  }

  protected name(action: string): string {
    return this.texts.ofCode('history', action);
  }

  protected kind({ subject_type }: Audited): string {
    return this.texts.ofCode('audit.kind', subject_type);
  }

  protected narrow(change: Record<string, string | null>): void {
    void this.router.navigate([], { queryParams: change, queryParamsHandling: 'merge', replaceUrl: true });
  }

  protected choose(person: Person | null): void {
    this.person.set(person);
    this.narrow({ actor: person?.email ?? null });
  }

  protected toggle(entry: Audited): void {
    this.open.update((open) => (open === entry.id ? null : entry.id));
  }
}
