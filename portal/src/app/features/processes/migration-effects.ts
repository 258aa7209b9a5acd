import { Component, computed, inject, input } from '@angular/core';
import { Dates } from '../../shared/locale/dates';
import { Texts } from '../../shared/locale/texts';
import type { MigrationLine } from './design-api';

/** What moving does to one request: what is in its way, or what is different and what stays. */
@Component({
  selector: 'as-migration-effects',
  template: `
    <ul>
      @for (sentence of sentences(); track $index) {
        <li>{{ sentence }}</li>
      }
    </ul>
    @if (kept(); as what) {
      <p class="meta">{{ what }}</p>
    }
  `,
  styles: `
    ul {
      display: grid;
      gap: 2px;
      margin-top: 4px;
    }
  `,
})
export class MigrationEffects {
  readonly line = input.required<MigrationLine>();

  private readonly texts = inject(Texts);
  private readonly t = this.texts.t;
  private readonly dates = inject(Dates);

  protected readonly sentences = computed(() => [
    ...this.line().obstacles.map(({ reason, name, detail }) => this.t(`migration.reason.${reason}`, { name, detail })),
    ...this.line().effects.map((each) =>
      this.t(`migration.effect.${each.kind}`, {
        name: each.kind.startsWith('ACTION') ? this.t(`bulk.action.${each.name}`) : each.name,
        before: this.said(each.kind, each.before),
        after: this.said(each.kind, each.after),
      }),
    ),
  ]);
  protected readonly kept = computed(() => {
    const kept = this.line().kept;
    if (!kept || this.line().obstacles.length) return '';
    const parts = (['tasks', 'approvals', 'timers', 'clocks'] as const)
      .filter((what) => kept[what])
      .map((what) => this.t(`migration.kept.${what}`, { count: kept[what] }));
    return parts.length ? this.t('migration.stay', { parts: parts.join(', ') }) : '';
  });

  private said(kind: string, value: string | null | undefined): string {
    if (!value) return '';
    if (kind.startsWith('TIMER')) return this.dates.moment(value);
    return kind === 'STATUS' ? this.t(`status.${value}`) : value;
  }
}
