import { Component, computed, inject, resource, signal } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { Problem } from '../../core/api/problem';
import { Toasts } from '../../core/toasts';
import { Dates } from '../../shared/locale/dates';
import { Texts } from '../../shared/locale/texts';
import { Dialog } from '../../shared/ui/dialog/dialog';
import { AudienceChoice } from './audience-choice';
import { type Audience, PilotApi } from './pilot-api';
import { Workbench } from './workbench';

/** The release that some people meet before all do, and what can become of it. */
@Component({
  selector: 'as-pilot-card',
  imports: [AudienceChoice, Dialog],
  template: `
    @if (pilot(); as pilot) {
      <section class="card" [attr.aria-label]="t('pilot.title')">
        <div class="card-head">
          <h2>{{ t('pilot.title') }}</h2>
          <span class="tag is-waiting">{{ t('design.release', { n: pilot.release }) }}</span>
        </div>
        <div class="about">
          <p>{{ t('pilot.about', { who: who(), n: bench.current()?.number ?? '' }) }}</p>
          <p>{{ t('pilot.requests', { count: pilot.requests }) }}</p>
          <p class="meta">
            {{ pilot.started_by.name }} ·
            <time [attr.datetime]="pilot.started_at">{{ dates.moment(pilot.started_at) }}</time>
          </p>
          <div class="acts">
            <button class="button button-primary" type="button" (click)="asked.set('promote')">
              {{ t('pilot.promote.button') }}
            </button>
            <button class="button" type="button" (click)="asked.set('change')">{{ t('pilot.change.button') }}</button>
            <button class="button button-bad" type="button" (click)="asked.set('end')">
              {{ t('pilot.end.button') }}
            </button>
          </div>
        </div>
      </section>
      @if (asked(); as act) {
        <as-dialog [heading]="t('pilot.' + act + '.title')" (left)="asked.set(null)" (done)="go(act)">
          @if (act === 'change') {
            <as-audience-choice [before]="pilot.audience" (changed)="audience.set($event)" />
          }
          <p>{{ t('pilot.' + act + '.text', { n: pilot.release }) }}</p>
          <ng-container foot>
            <button class="button button-quiet" type="button" (click)="asked.set(null)">
              {{ t('design.cancel') }}
            </button>
            <button class="button button-primary" [class.button-bad]="act === 'end'" type="submit" [disabled]="busy()">
              {{ t('pilot.' + act + '.button') }}
            </button>
          </ng-container>
        </as-dialog>
      }
    }
  `,
  styles: `
    :host {
      display: block;
    }
    section {
      margin-bottom: 16px;
    }
    .about {
      display: grid;
      gap: 8px;
      padding: 16px;
      max-width: 72ch;
    }
    .acts {
      display: flex;
      flex-wrap: wrap;
      gap: 8px;
      margin-top: 4px;
    }
  `,
})
export class PilotCard {
  protected readonly t = inject(Texts).t;
  protected readonly dates = inject(Dates);
  protected readonly bench = inject(Workbench);
  private readonly api = inject(PilotApi);
  private readonly toasts = inject(Toasts);
  protected readonly asked = signal<'promote' | 'change' | 'end' | null>(null);
  protected readonly audience = signal<Audience | null>(null);
  protected readonly busy = signal(false);

  private readonly found = resource({
    params: () => {
      const number = this.bench.releases().find(({ pilot }) => pilot)?.number;
      return number ? { pack: this.bench.key(), number } : undefined;
    },
    loader: ({ params: { pack } }) => firstValueFrom(this.api.find(pack)),
  });
  protected readonly pilot = computed(() => (this.found.hasValue() ? this.found.value().value : null));
  protected readonly who = computed(() => {
    const pilot = this.pilot();
    const group = pilot?.group_name ?? pilot?.audience.group;
    return group
      ? this.t('pilot.ofGroup', { group })
      : this.t('pilot.ofShare', { percent: pilot?.audience.percent ?? 0 });
  });

  /** Whatever comes of it, what is so then is read. */
  protected async go(act: 'promote' | 'change' | 'end'): Promise<void> {
    const etag = this.found.hasValue() ? this.found.value().etag : '';
    const pack = this.bench.key();
    this.busy.set(true);
    try {
      await firstValueFrom(
        act === 'change' ? this.api.change(pack, etag, this.audience() ?? {}) : this.api[act](pack, etag),
      );
      this.toasts.say(this.t(`pilot.${act}.done`));
    } catch (error) {
      this.toasts.sayProblem(Problem.of(error));
    } finally {
      this.busy.set(false);
      this.asked.set(null);
      await this.bench.load(pack);
    }
  }
}
