import { Component, inject, input, model } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Dates } from '../../shared/locale/dates';
import { Texts } from '../../shared/locale/texts';
import type { SlaEffect } from '../../shared/model/model';

/** What a change would do to running clocks, and whether it shall. */
@Component({
  selector: 'as-effect',
  imports: [RouterLink],
  template: `
    <section class="card" [attr.aria-label]="t('admin.effect')" aria-live="polite">
      <h3>{{ t('admin.effect') }}</h3>
      @if (effect(); as effect) {
        <dl>
          <div>
            <dt>{{ t('admin.clocks') }}</dt>
            <dd>{{ effect.running }}</dd>
          </div>
          <div>
            <dt>{{ t('admin.earlier') }}</dt>
            <dd>{{ effect.earlier }}</dd>
          </div>
          <div>
            <dt>{{ t('admin.later') }}</dt>
            <dd>{{ effect.later }}</dd>
          </div>
          <div>
            <dt>{{ t('admin.breach') }}</dt>
            <dd [class.hot]="effect.would_breach">{{ effect.would_breach }}</dd>
          </div>
        </dl>
        @if (effect.items.length) {
          <ul>
            @for (item of effect.items.slice(0, 8); track item.ticket.id + item.promise) {
              <li>
                <a class="link" [routerLink]="['/requests', item.ticket.id]">{{
                  item.ticket.ticket_number ?? item.ticket.title
                }}</a>
                <span class="muted">{{ t('sla.promise.' + item.promise) }}</span>
                <span class="when">{{ dates.moment(item.before.due_at) }} → {{ dates.moment(item.after.due_at) }}</span>
              </li>
            }
          </ul>
        }
        @if (effect.changed) {
          <label class="check"
            ><input type="checkbox" [checked]="running()" (change)="running.set($any($event.target).checked)" />{{
              t('admin.apply', { n: effect.changed })
            }}</label
          >
          <p class="meta">{{ t('admin.applyHint') }}</p>
        }
      } @else {
        <p class="muted">{{ t('admin.noEffect') }}</p>
      }
    </section>
  `,
  styles: `
    section {
      display: grid;
      gap: 12px;
      padding: 16px;
    }
    h3 {
      font: var(--type-section);
    }
    dl {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(88px, 1fr));
      gap: 12px;
    }
    dt {
      font: var(--type-meta);
      color: var(--text-muted);
    }
    dd {
      font: var(--type-figure);
      font-variant-numeric: tabular-nums;
    }
    .hot {
      color: var(--bad-text, inherit);
    }
    ul {
      display: grid;
      gap: 8px;
      padding: 0;
      list-style: none;
    }
    li {
      display: flex;
      flex-wrap: wrap;
      gap: 2px 12px;
    }
    .when {
      margin-left: auto;
      font-variant-numeric: tabular-nums;
    }
  `,
})
export class EffectView {
  readonly effect = input<SlaEffect | null>(null);
  readonly running = model(false);
  protected readonly t = inject(Texts).t;
  protected readonly dates = inject(Dates);
}
