import { httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { Problem } from '../api/problem';
import { ProblemNote } from '../problem-note';
import { Clock } from '../../shared/locale/clock';
import { UnloadedNote } from '../shell/unloaded-note';
import { Dates } from '../../shared/locale/dates';
import { Texts } from '../../shared/locale/texts';
import type { ProcessNode, ProcessView } from '../../shared/model/model';
import { Banner } from '../../shared/ui/banner/banner';
import { type DiagramMark, DiagramView } from '../../shared/ui/diagram-view/diagram-view';
import { Empty } from '../../shared/ui/empty/empty';
import { Skeleton } from '../../shared/ui/skeleton/skeleton';

/** The live process of a request, and of the processes that it calls. */
@Component({
  selector: 'as-request-diagram',
  imports: [Banner, DiagramView, Empty, ProblemNote, Skeleton, UnloadedNote],
  styleUrl: './request-diagram.css',
  template: `
    @if (view(); as view) {
      @if (view.history_cleaned_at; as at) {
        <as-banner kind="open">{{ t('diagram.cleaned', { day: dates.plainDay(at) }) }}</as-banner>
      }
      @if (view.called.length) {
        <div class="segments" role="group" [attr.aria-label]="t('diagram.which')">
          <button type="button" [attr.aria-pressed]="inside() === null" (click)="inside.set(null)">
            {{ typeName() }}
          </button>
          @for (called of view.called; track $index) {
            <button type="button" [attr.aria-pressed]="inside() === $index" (click)="inside.set($index)">
              {{ calledName(called.node_id) }}
            </button>
          }
        </div>
      }
      <figure>
        @defer {
          <as-diagram-view
            [xml]="shown()!.bpmn_xml"
            [marks]="marks()"
            [label]="t('diagram.label', { name: typeName() })"
            (pressed)="enter($event)"
          />
        } @placeholder {
          <div class="wait"></div>
        } @error {
          <as-unloaded-note />
        }
        <figcaption>
          <span><i class="key was"></i>{{ t('diagram.was') }}</span>
          <span><i class="key now"></i>{{ t('diagram.now') }}</span>
          <span><i class="key"></i>{{ t('diagram.next') }}</span>
          <span class="end">{{ t('diagram.release', { name: typeName(), n: view.release }) }}</span>
        </figcaption>
      </figure>
    } @else if (problem(); as problem) {
      <as-problem-note class="card" [problem]="problem" (again)="answer.reload()" />
    } @else if (answer.error()) {
      <as-empty [heading]="t('diagram.none')" [text]="t('diagram.noneText')" />
    } @else {
      <as-skeleton [rows]="4" />
    }
  `,
})
export class RequestDiagram {
  readonly ticketId = input.required<string>();
  readonly updated = input.required<string>();
  readonly typeName = input.required<string>();

  protected readonly t = inject(Texts).t;
  protected readonly dates = inject(Dates);
  private readonly clock = inject(Clock);
  protected readonly answer = httpResource<ProcessView>(() => `/api/v1/tickets/${this.ticketId()}/process`);
  protected readonly view = computed(() => (this.answer.hasValue() ? this.answer.value() : null));
  /** A request without a process is no problem. */
  protected readonly problem = computed(() => {
    const problem = this.answer.error() ? Problem.of(this.answer.error()) : null;
    return problem && ![404, 409].includes(problem.status) ? problem : null;
  });
  protected readonly inside = signal<number | null>(null);

  protected readonly shown = computed(() => {
    const inside = this.inside();
    return inside === null ? this.view() : (this.view()?.called[inside] ?? this.view());
  });
  protected readonly marks = computed((): DiagramMark[] => {
    const latest = new Map<string, ProcessNode>();
    for (const node of this.shown()?.nodes ?? []) latest.set(node.id, node);
    return [...latest.values()].map((node) => ({ id: node.id, state: node.state, label: this.timeOf(node) }));
  });

  constructor() {
    effect(() => {
      this.updated();
      untracked(() => this.answer.reload());
    });
  }

  protected calledName(node: string): string {
    return this.view()?.nodes.find((candidate) => candidate.id === node)?.name ?? this.t('diagram.called');
  }

  protected enter(element: string): void {
    const called = this.view()?.called.findIndex((candidate) => candidate.node_id === element) ?? -1;
    if (this.inside() === null && called >= 0) this.inside.set(called);
  }

  private timeOf(node: ProcessNode): string {
    const end = node.left_at ? Date.parse(node.left_at) : this.clock.now();
    const span = end - Date.parse(node.entered_at);
    const took = span < 1_000 ? '' : this.dates.span(span);
    const often = node.visits > 1 ? this.t('diagram.visits', { n: node.visits }) : '';
    return [took, often].filter(Boolean).join(' · ');
  }
}
