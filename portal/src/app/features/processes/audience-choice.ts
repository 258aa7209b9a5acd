import { httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, input, output, signal } from '@angular/core';
import { Texts } from '../../shared/locale/texts';
import type { Page } from '../../shared/model/model';
import { Choice } from '../../shared/ui/choice/choice';
import { Field } from '../../shared/ui/field/field';
import type { Audience } from './pilot-api';

/** Who meets a release: all, a share of all, or a group. */
@Component({
  selector: 'as-audience-choice',
  imports: [Choice, Field],
  template: `
    <as-choice
      name="audience"
      [label]="t('pilot.who')"
      [options]="options()"
      [value]="kind()"
      (chosen)="kind.set($event)"
    />
    @if (kind() === 'share') {
      <as-field for="pilot-percent" [label]="t('pilot.share')" [hint]="t('pilot.shareHint')">
        <input
          #share
          id="pilot-percent"
          class="input"
          type="number"
          min="1"
          max="99"
          required
          aria-describedby="pilot-percent-hint"
          [value]="percent()"
          (input)="percent.set(share.valueAsNumber)"
        />
      </as-field>
    } @else if (kind() === 'group') {
      <as-field for="pilot-group" [label]="t('pilot.group')">
        <select #chosen id="pilot-group" class="input select" (change)="group.set(chosen.value)">
          @for (each of offered(); track each.key) {
            <option [value]="each.key" [selected]="each.key === wanted()">{{ each.name }}</option>
          }
        </select>
      </as-field>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 16px;
      justify-items: start;
    }
    .input {
      max-width: 240px;
    }
  `,
})
export class AudienceChoice {
  /** Whether all may be chosen as well. */
  readonly orAll = input(false);
  readonly before = input<Audience | null>(null);
  /** Null for all. */
  readonly changed = output<Audience | null>();

  protected readonly t = inject(Texts).t;
  protected readonly kind = signal<'all' | 'share' | 'group'>('all');
  protected readonly percent = signal(10);
  protected readonly group = signal('');
  private readonly groups = httpResource<Page<{ key: string; name: string }>>(() => '/api/v1/groups');
  protected readonly offered = computed(() => (this.groups.hasValue() ? this.groups.value().items : []));
  protected readonly wanted = computed(() => this.group() || (this.offered()[0]?.key ?? ''));
  protected readonly options = computed(() =>
    (this.orAll() ? (['all', 'share', 'group'] as const) : (['share', 'group'] as const)).map((value) => ({
      value,
      label: this.t(`pilot.kind.${value}`),
    })),
  );

  constructor() {
    effect(() => {
      const before = this.before();
      if (!before && this.orAll()) return;
      this.kind.set(before?.group ? 'group' : 'share');
      if (before?.percent) this.percent.set(before.percent);
      if (before?.group) this.group.set(before.group);
    });
    effect(() => {
      const kind = this.kind();
      if (kind === 'all') this.changed.emit(null);
      else this.changed.emit(kind === 'share' ? { percent: this.percent() } : { group: this.wanted() });
    });
  }
}
