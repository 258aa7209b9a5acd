import {
  Component,
  computed,
  ElementRef,
  inject,
  input,
  linkedSignal,
  resource,
  signal,
  viewChild,
} from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { Problem } from '../../core/api/problem';
import { ProblemNote } from '../../core/problem-note';
import { Dates } from '../../shared/locale/dates';
import { Texts } from '../../shared/locale/texts';
import { Choice } from '../../shared/ui/choice/choice';
import { type DiagramMark, DiagramView } from '../../shared/ui/diagram-view/diagram-view';
import { Empty } from '../../shared/ui/empty/empty';
import { Skeleton } from '../../shared/ui/skeleton/skeleton';
import { DesignApi, type Way } from './design-api';
import { textsOf } from './unzip';
import { bottlenecksOf, figureOf, heatOf, type Measure } from './usage';
import { Workbench } from './workbench';

const model = '.bpmn';

/** What a release has become in use: its diagram as a heatmap, what holds requests up, and the ways that they went. */
@Component({
  selector: 'as-insight',
  imports: [Choice, DiagramView, Empty, ProblemNote, Skeleton],
  templateUrl: './insight.html',
  styleUrl: './insight.css',
})
export class Insight {
  readonly pack = input.required<string>();

  protected readonly t = inject(Texts).t;
  protected readonly bench = inject(Workbench);
  private readonly texts = inject(Texts);
  private readonly dates = inject(Dates);
  private readonly api = inject(DesignApi);

  protected readonly release = linkedSignal(() => this.bench.current()?.number);
  protected readonly compared = signal<number | undefined>(undefined);
  protected readonly others = computed(() => this.bench.releases().filter(({ number }) => number !== this.release()));
  protected readonly process = linkedSignal(() => this.pack());
  protected readonly measure = signal<Measure>('often');
  protected readonly way = signal<Way | null>(null);

  private readonly diagram = viewChild(DiagramView, { read: ElementRef<HTMLElement> });
  private readonly use = resource({
    params: () => this.asked(this.release()),
    loader: ({ params }) => firstValueFrom(this.api.usage(params.pack, params.release)),
  });
  private readonly otherUse = resource({
    params: () => this.asked(this.compared()),
    loader: ({ params }) => firstValueFrom(this.api.usage(params.pack, params.release)),
  });
  private readonly files = resource({
    params: () => this.asked(this.release()),
    loader: async ({ params }) => {
      const archive = await firstValueFrom(this.api.archive(params.pack, params.release));
      return textsOf(await archive.arrayBuffer());
    },
  });

  protected readonly usage = computed(() => (this.use.hasValue() ? this.use.value() : null));
  protected readonly other = computed(() => (this.otherUse.hasValue() ? this.otherUse.value() : undefined));
  protected readonly problem = computed(() => {
    const error = this.use.error() ?? this.otherUse.error() ?? this.files.error();
    return error ? Problem.of(error) : null;
  });
  protected readonly processes = computed(() => {
    const names = this.files.hasValue() ? [...this.files.value().keys()] : [];
    const called = names.filter((name) => name.endsWith(model)).map((name) => name.slice(0, -model.length));
    return [this.pack(), ...called.filter((name) => name !== this.pack()).sort()];
  });
  protected readonly xml = computed(() =>
    this.files.hasValue() ? this.files.value().get(this.process() + model) : undefined,
  );
  private readonly nodes = computed(() =>
    (this.usage()?.nodes ?? []).filter(({ process }) => process === this.process()),
  );
  private readonly most = computed(() => Math.max(...this.nodes().map((node) => figureOf(node, this.measure())), 0));
  protected readonly marks = computed((): DiagramMark[] => {
    const way = this.way();
    return way ? way.path.map((id) => ({ id, state: 'done' })) : this.heatmap();
  });
  /** The upper end of each of the five steps. */
  protected readonly steps = computed(() =>
    this.most() ? [1, 2, 3, 4, 5].map((heat) => ({ heat, upTo: this.measured((this.most() * heat) / 5) })) : [],
  );
  protected readonly bottlenecks = computed(() => {
    const usage = this.usage();
    return usage ? bottlenecksOf(this.nodes(), usage, this.other()) : [];
  });
  protected readonly measures = computed(() => [
    { value: 'often' as const, label: this.t('insight.often') },
    { value: 'long' as const, label: this.t('insight.long') },
  ]);
  protected readonly rests = computed(() => {
    const { requests: count = 0, release: n = 0 } = this.usage() ?? {};
    return this.t('insight.rests', { count, n });
  });
  /** Requests on none of the ways that are told. */
  protected readonly rest = computed(() => {
    const { requests = 0, ways = [] } = this.usage() ?? {};
    return ways.reduce((left, { tickets }) => left - tickets, requests);
  });

  protected choose(release: number): void {
    this.release.set(release);
    this.way.set(null);
    if (this.compared() === release) this.compared.set(undefined);
  }

  protected measureBy(measure: Measure): void {
    this.measure.set(measure);
    this.way.set(null);
  }

  protected open(process: string): void {
    this.process.set(process);
    this.way.set(null);
  }

  /** Ways are those of the pack's own process. */
  protected press(way: Way): void {
    const isShown = this.way() === way;
    this.open(this.pack());
    this.way.set(isShown ? null : way);
    this.diagram()?.nativeElement.scrollIntoView({ block: 'nearest' });
  }

  protected again(): void {
    for (const each of [this.use, this.otherUse, this.files]) if (each.error()) each.reload();
  }

  protected span(seconds?: number | null): string {
    return seconds == null ? this.t('insight.unknown') : this.dates.span(1000 * seconds);
  }

  protected difference(seconds?: number): string {
    if (seconds === undefined) return this.t('insight.unknown');
    if (!seconds) return this.t('insight.same');
    return this.t(seconds > 0 ? 'insight.longer' : 'insight.shorter', { time: this.span(seconds) });
  }

  protected signed(visits?: number): string {
    if (visits === undefined) return this.t('insight.unknown');
    return this.figure(visits, { maximumFractionDigits: 2, signDisplay: 'exceptZero' });
  }

  protected share(way: Way): string {
    return this.t('insight.way', {
      count: way.tickets,
      share: this.figure(way.tickets / (this.usage()?.requests ?? 1), { style: 'percent' }),
      time: this.span(way.median_seconds),
    });
  }

  private measured(figure: number): string {
    return this.measure() === 'often' ? this.figure(Math.floor(figure)) : this.span(figure);
  }

  private heatmap(): DiagramMark[] {
    return this.nodes().map((node) => {
      const figure = figureOf(node, this.measure());
      const heat = heatOf(figure, this.most());
      return heat ? { id: node.node, heat, label: this.measured(figure) } : { id: node.node };
    });
  }

  private asked(release?: number): { pack: string; release: number } | undefined {
    return release === undefined ? undefined : { pack: this.pack(), release };
  }

  private figure(value: number, options: Intl.NumberFormatOptions = {}): string {
    return new Intl.NumberFormat(this.texts.locale(), options).format(value);
  }
}
