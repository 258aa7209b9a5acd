import {
  afterRenderEffect,
  Component,
  computed,
  DestroyRef,
  ElementRef,
  inject,
  input,
  linkedSignal,
  resource,
  signal,
} from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { interval, Subscription, takeWhile } from 'rxjs';
import { Dates } from '../../shared/locale/dates';
import { Texts } from '../../shared/locale/texts';
import { DiagramView } from '../../shared/ui/diagram-view/diagram-view';
import { Icon } from '../../shared/ui/icon/icon';
import type { Move } from './design-api';
import { momentsOf } from './tokens';
import { Workbench } from './workbench';

const beat = 800;
const minute = 60_000;

/** The tokens of a scenario on the diagram, from one node to the next. */
@Component({
  selector: 'as-scenario-watch',
  imports: [DiagramView, Icon],
  template: `
    <div class="line">
      <button
        class="button button-s button-icon"
        type="button"
        [attr.aria-label]="plays() ? t('watch.pause') : t('watch.play')"
        (click)="plays() ? stop() : play()"
      >
        <as-icon [name]="plays() ? 'pause' : 'play'" [small]="true" />
      </button>
      <input
        #where
        type="range"
        min="0"
        [max]="last()"
        [value]="at()"
        [attr.aria-label]="t('watch.where')"
        [attr.aria-valuetext]="caption()"
        (input)="stop(); at.set(where.valueAsNumber)"
      />
      @if (processes().length > 1) {
        <select #chosen class="input select" [attr.aria-label]="t('diagram.which')" (change)="open(chosen.value)">
          @for (each of processes(); track each) {
            <option [value]="each" [selected]="each === process()">{{ each }}</option>
          }
        </select>
      }
    </div>
    <p class="num" role="status">{{ caption() }}</p>
    @if (model.hasValue() && model.value(); as xml) {
      <as-diagram-view [xml]="xml" [marks]="moment()?.marks ?? []" [label]="t('watch.tokens')" />
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 8px;
      min-width: 0;
      margin-top: 8px;
    }
    .line {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 8px;
    }
    input {
      flex: 1 1 160px;
      min-width: 0;
      accent-color: var(--brand);
    }
    select {
      width: auto;
      max-width: 100%;
    }
    as-diagram-view {
      border: 1px solid var(--line);
      border-radius: var(--radius-control);
    }
  `,
})
export class ScenarioWatch {
  readonly path = input.required<Move[]>();

  protected readonly t = inject(Texts).t;
  private readonly dates = inject(Dates);
  private readonly bench = inject(Workbench);
  private readonly gone = inject(DestroyRef);
  private running = Subscription.EMPTY;

  /** Those that it went through and that are of the pack, its own first. */
  protected readonly processes = computed(() => {
    const files = this.bench.files();
    const all = new Set([this.bench.key(), ...this.path().map(({ process }) => process)]);
    return [...all].filter((process) => files.includes(`${process}.bpmn`));
  });
  protected readonly process = linkedSignal(() => this.bench.key());
  private readonly moments = computed(() => momentsOf(this.path(), this.process()));
  protected readonly last = computed(() => Math.max(0, this.moments().length - 1));
  protected readonly at = signal(0);
  protected readonly plays = signal(false);
  protected readonly moment = computed(() => this.moments()[this.at()]);
  protected readonly caption = computed(() => {
    const moment = this.moment();
    if (!moment) return '';
    const time = moment.minute
      ? this.t('whatIf.after', { time: this.dates.span(moment.minute * minute) })
      : this.t('whatIf.atOnce');
    return this.t('watch.step', { n: this.at() + 1, all: this.last() + 1, name: moment.name, time });
  });
  protected readonly model = resource({
    params: () => this.process(),
    loader: ({ params }) => this.bench.textNow(`${params}.bpmn`),
  });

  constructor() {
    const here = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
    afterRenderEffect(() => {
      if (this.model.hasValue()) here.scrollIntoView({ block: 'nearest' });
    });
  }

  protected open(process: string): void {
    this.stop();
    this.at.set(0);
    this.process.set(process);
  }

  protected play(): void {
    if (this.at() >= this.last()) this.at.set(0);
    this.plays.set(true);
    this.running = interval(beat)
      .pipe(
        takeWhile(() => this.at() < this.last()),
        takeUntilDestroyed(this.gone),
      )
      .subscribe({ next: () => this.at.update((at) => at + 1), complete: () => this.plays.set(false) });
  }

  protected stop(): void {
    this.running.unsubscribe();
    this.plays.set(false);
  }
}
