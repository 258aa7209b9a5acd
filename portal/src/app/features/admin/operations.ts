import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input } from '@angular/core';
import { narrowing } from '../../core/address';
import { Problem } from '../../core/api/problem';
import { ProblemNote } from '../../core/problem-note';
import { Texts } from '../../shared/locale/texts';
import type { Page, RunningDrawing, RunningInstance, RunningProcess } from '../../shared/model/model';
import { DiagramView } from '../../shared/ui/diagram-view/diagram-view';
import { Empty } from '../../shared/ui/empty/empty';
import { Icon } from '../../shared/ui/icon/icon';
import { adminPlace } from './admin-place';
import { FailingJobs } from './failing-jobs';
import { Instances } from './instances';

/** What runs, drawn with how many are at each step, and what is stuck. What is looked at is the address. */
@Component({
  selector: 'as-operations',
  imports: [DiagramView, Empty, FailingJobs, Icon, Instances, ProblemNote],
  templateUrl: './operations.html',
  styleUrl: './operations.css',
})
export class Operations {
  readonly process = input<string>();
  readonly node = input<string>();
  readonly state = input<string>();
  readonly ticket = input<string>();

  protected readonly t = inject(Texts).t;
  protected readonly narrow = narrowing();
  private readonly all = httpResource<Page<RunningProcess>>(() => '/api/v1/operations/processes');

  protected readonly processes = computed(() => (this.all.hasValue() ? this.all.value().items : []));
  protected readonly problem = computed(() => (this.all.error() ? Problem.of(this.all.error()) : null));
  protected readonly loaded = computed(() => this.all.hasValue());
  /** The one that is looked at; at first the one with most that is stuck, else with most that runs. */
  protected readonly chosen = computed(() => {
    const wanted = this.processes().find((one) => one.id === this.process());
    const [most] = [...this.processes()].sort(
      (one, other) => other.stuck - one.stuck || other.running - one.running || one.name.localeCompare(other.name),
    );
    return wanted ?? most;
  });
  private readonly chosenId = computed(() => this.chosen()?.id);
  private readonly drawn = httpResource<RunningDrawing>(() => {
    const id = this.chosenId();
    return id ? `/api/v1/operations/processes/${encodeURIComponent(id)}` : undefined;
  });
  protected readonly drawing = computed(() => (this.drawn.hasValue() ? this.drawn.value() : null));
  protected readonly marks = computed(() =>
    (this.drawing()?.nodes ?? []).map(({ id, count, stuck }) => ({
      id,
      count: stuck || count,
      ...(stuck ? { state: 'failed' as const } : id === this.node() ? { state: 'active' as const } : {}),
    })),
  );
  /** As many as the list of them shows, wherever they are. */
  private readonly stuck = this.total('stuck');
  private readonly held = this.total('suspended');
  protected readonly figures = computed(() => {
    const sum = (of: (one: RunningProcess) => number) => this.processes().reduce((all, one) => all + of(one), 0);
    const total = (list: typeof this.stuck) => (list.hasValue() ? (list.value().total ?? 0) : 0);
    return [
      { name: 'running', value: sum((one) => one.running) },
      { name: 'stuck', value: total(this.stuck) },
      { name: 'retryingNow', value: sum((one) => one.retrying) },
      { name: 'held', value: total(this.held) },
    ];
  });
  protected readonly at = computed(
    () => this.drawing()?.nodes.find((node) => node.id === this.node())?.name ?? this.node(),
  );
  protected readonly states = ['', 'stuck', 'suspended'];

  constructor() {
    adminPlace('operations');
  }

  protected reload(): void {
    [this.all, this.drawn, this.stuck, this.held].forEach((shown) => shown.reload());
  }

  private total(state: string) {
    return httpResource<Page<RunningInstance>>(() => `/api/v1/operations/instances?state=${state}&limit=1&count=true`);
  }

  /** Only steps at which something is. */
  protected press(node: string): void {
    if (this.drawing()?.nodes.some(({ id }) => id === node))
      this.narrow({ node: node === this.node() ? null : node, state: null });
  }
}
