import { Component, computed, inject, input, output } from '@angular/core';
import { Texts } from '../../shared/locale/texts';
import type { Repair } from '../../shared/ui/diagram-view/repairs';

/** Says what mends a problem and what is lost by it, before it is done. */
@Component({
  selector: 'as-repair-offer',
  template: `
    <span>{{ does() }} {{ t('repair.loss.' + repair().loss) }}</span>
    <button class="button button-s" type="button" (click)="taken.emit(repair())">{{ t('repair.one') }}</button>
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr) auto;
      gap: 12px;
      align-items: center;
      padding: 8px 16px;
      color: var(--text-muted);
      font-size: 12px;
    }
  `,
})
export class RepairOffer {
  readonly repair = input.required<Repair>();
  readonly taken = output<Repair>();

  protected readonly t = inject(Texts).t;
  protected readonly does = computed(() => {
    const { kind, name, value, part } = this.repair();
    if (kind === 'REMOVE') return part ? this.t('repair.takesPart', { part }) : this.t('repair.takesElement');
    if (!value) return this.t('repair.takes', { name });
    return name === 'id' ? this.t('repair.calls', { value }) : this.t('repair.sets', { name, value });
  });
}
