import { Component, computed, inject, input, resource } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { Dates } from '../../shared/locale/dates';
import { Texts } from '../../shared/locale/texts';
import { type DiagramMark, DiagramView } from '../../shared/ui/diagram-view/diagram-view';
import { Status } from '../../shared/ui/status/status';
import { type Compared, type Course, DesignApi } from './design-api';
import { textsOf } from './unzip';

const minute = 60_000;

/** Where one request went then and on the draft, on two diagrams side by side and step by step below them. */
@Component({
  selector: 'as-what-if-one',
  imports: [DiagramView, Status],
  template: `
    @for (side of sides(); track side.label) {
      <section [attr.aria-label]="side.label">
        <h3>{{ side.label }}</h3>
        @if (side.xml; as xml) {
          <as-diagram-view [xml]="xml" [marks]="side.marks" [label]="t('whatIf.diagram', { side: side.label })" />
        }
        @if (side.course; as course) {
          <ol>
            @for (step of side.steps; track $index) {
              <li [class.is-new]="!side.others.has(step.name)">
                {{ step.name || step.node }}
                <span class="meta">{{ after(step.minute) }} {{ people(step.persons) }}</span>
              </li>
            }
          </ol>
          <p class="end">
            <as-status [status]="course.status" />
            <span class="meta">{{ end(course) }} {{ course.breached ? t('whatIf.breached') : '' }}</span>
          </p>
        } @else {
          <p class="meta">{{ t('whatIf.notAgain') }}</p>
        }
      </section>
    }
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(100%, 400px), 1fr));
      gap: 16px;
    }
    as-diagram-view {
      display: block;
      margin-top: 8px;
      border: 1px solid var(--line);
      border-radius: var(--radius-control);
    }
    ol {
      display: grid;
      gap: 4px;
      margin: 8px 0;
      padding-left: 24px;
      list-style: decimal;
    }
    .end {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 4px 8px;
    }
    .is-new {
      font-weight: 600;
    }
    .meta {
      font-weight: 400;
    }
  `,
})
export class WhatIfOne {
  readonly pack = input.required<string>();
  readonly compared = input.required<Compared>();

  protected readonly t = inject(Texts).t;
  private readonly dates = inject(Dates);
  private readonly api = inject(DesignApi);

  private readonly model = computed(() => `${this.pack()}.bpmn`);
  private readonly modelThen = resource({
    params: () => ({ pack: this.pack(), release: this.compared().release }),
    loader: async ({ params: { pack, release } }) => {
      const archive = await firstValueFrom(this.api.archive(pack, release));
      return (await textsOf(await archive.arrayBuffer())).get(this.model());
    },
  });
  private readonly modelNow = resource({
    params: () => this.pack(),
    loader: async ({ params: pack }) => (await firstValueFrom(this.api.file(pack, this.model()))).value.content,
  });

  protected readonly sides = computed(() => {
    const { then, now } = this.compared();
    return [
      this.side('then', then, now ?? then, this.modelThen.hasValue() ? this.modelThen.value() : null),
      this.side('now', now, then, this.modelNow.hasValue() ? this.modelNow.value() : null),
    ];
  });

  protected after(minutes: number): string {
    return minutes ? this.t('whatIf.after', { time: this.dates.span(minutes * minute) }) : this.t('whatIf.atOnce');
  }

  protected end({ minutes }: Course): string {
    return typeof minutes === 'number'
      ? this.t('whatIf.took', { time: this.dates.span(minutes * minute) })
      : this.t('whatIf.stops');
  }

  protected people(persons: { name: string }[]): string {
    return persons.map(({ name }) => name).join(', ');
  }

  private side(name: 'then' | 'now', course: Course | null | undefined, other: Course, xml?: string | null) {
    return {
      label: this.t(`whatIf.${name}`),
      xml,
      course,
      marks: course ? this.marks(course, other) : [],
      steps: course?.steps.filter(({ kind }) => kind !== 'GATEWAY'),
      others: new Set(other.steps.map((step) => step.name)),
    };
  }

  /** Where it went is green; what the other side does not have is marked and says so. */
  private marks(course: Course, other: Course): DiagramMark[] {
    const there = new Set(other.steps.map(({ node }) => node));
    return course.steps
      .filter(({ node }) => node)
      .map(({ node: id }) =>
        there.has(id) ? { id, state: 'done' } : { id, state: 'active', label: this.t('whatIf.onlyHere') },
      );
  }
}
