import { httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, input, untracked } from '@angular/core';
import { narrowing } from '../../core/address';
import { Problem } from '../../core/api/problem';
import { Catalogue } from '../../core/catalogue';
import { Place } from '../../core/place';
import { ProblemNote } from '../../core/problem-note';
import { Numbers } from '../../shared/locale/numbers';
import { Texts } from '../../shared/locale/texts';
import type { SlaCompliance, SlaLine, SlaQueueLine } from '../../shared/model/model';
import { Empty } from '../../shared/ui/empty/empty';
import { Skeleton } from '../../shared/ui/skeleton/skeleton';

const promises = ['RESPONSE', 'NEXT_RESPONSE', 'RESOLUTION'] as const;
const periods = ['7', '30', '90'];
const day = 86_400_000;

interface Row {
  id: string;
  name: string;
  more: string;
  cells: (SlaLine | SlaQueueLine | undefined)[];
}

/** How well promises were kept, by queue or by type and priority. The choice is the address. */
@Component({
  selector: 'as-reports',
  imports: [Empty, ProblemNote, Skeleton],
  templateUrl: './reports.html',
  styleUrl: './reports.css',
})
export class Reports {
  readonly by = input<string>();
  readonly days = input<string>();

  protected readonly texts = inject(Texts);
  protected readonly t = this.texts.t;
  protected readonly numbers = inject(Numbers);
  protected readonly narrow = narrowing();
  protected readonly promises = promises;
  protected readonly periods = periods;
  private readonly catalogue = inject(Catalogue);
  protected readonly byType = computed(() => this.by() === 'type');
  protected readonly period = computed(() => periods.find((period) => period === this.days()) ?? '30');
  protected readonly report = httpResource<SlaCompliance>(() => ({
    url: '/api/v1/reports/sla',
    params: { from: new Date(Date.now() - Number(this.period()) * day).toISOString() },
  }));
  protected readonly problem = computed(() => (this.report.error() ? Problem.of(this.report.error()) : null));
  protected readonly rows = computed((): Row[] => {
    if (!this.report.hasValue()) return [];
    const { items, queues } = this.report.value();
    return this.byType()
      ? rowsOf(items, ({ ticket_type, priority }) => ({
          id: `${ticket_type}/${priority}`,
          name: this.catalogue.name(ticket_type),
          more: this.texts.ofCode('priority', priority),
        }))
      : rowsOf(queues, ({ queue, name }) => ({
          id: queue ?? '',
          name: name ?? this.t('reports.noQueue'),
          more: name ? '' : this.t('reports.noQueueText'),
        }));
  });

  constructor() {
    const place = inject(Place);
    effect(() => {
      const label = this.t('place.reports');
      untracked(() => place.set({ label, link: '/reports' }));
    });
  }
}

const rowsOf = <L extends SlaLine | SlaQueueLine>(lines: L[], headed: (line: L) => Omit<Row, 'cells'>): Row[] =>
  [...new Map(lines.map((line) => [headed(line).id, headed(line)])).values()].map((row) => ({
    ...row,
    cells: promises.map((promise) => lines.find((line) => line.promise === promise && headed(line).id === row.id)),
  }));
