import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { narrowing } from '../../core/address';
import { PersonPicker } from '../../core/people/person-picker';
import { Dates } from '../../shared/locale/dates';
import { Texts } from '../../shared/locale/texts';
import { Zone } from '../../shared/locale/zone';
import type { Audited, Person } from '../../shared/model/model';
import { Empty } from '../../shared/ui/empty/empty';
import { Icon } from '../../shared/ui/icon/icon';
import { adminPlace } from './admin-place';
import { Paged } from './paged';
import { PagedList } from './paged-list';

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

/** Who did what, on whose behalf and from where. The filter is the address. */
@Component({
  selector: 'as-audit',
  imports: [Empty, Icon, PagedList, PersonPicker, RouterLink],
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
  private readonly zone = inject(Zone);
  protected readonly dates = inject(Dates);
  protected readonly narrow = narrowing();
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
    from: this.zone.midnight(this.from())?.toISOString(),
    to: this.zone.midnight(this.until(), 1)?.toISOString(),
  }));

  constructor() {
    adminPlace('audit');
  }

  protected name(action: string): string {
    return this.texts.ofCode('history', action);
  }

  protected kind({ subject_type }: Audited): string {
    return this.texts.ofCode('audit.kind', subject_type);
  }

  protected choose(person: Person | null): void {
    this.person.set(person);
    this.narrow({ actor: person?.email ?? null });
  }

  protected toggle(entry: Audited): void {
    this.open.update((open) => (open === entry.id ? null : entry.id));
  }
}
