import { Component, computed, inject, input } from '@angular/core';
import { Dates } from '../../shared/locale/dates';
import { Texts } from '../../shared/locale/texts';
import { Status } from '../../shared/ui/status/status';
import type { Compared, Course } from './design-api';

const minute = 60_000;

/** The steps of one request then and on the draft, side by side. */
@Component({
  selector: 'as-what-if-one',
  imports: [Status],
  template: `
    @for (side of sides(); track side.label) {
      <section [attr.aria-label]="side.label">
        <h3>{{ side.label }}</h3>
        @if (side.course; as course) {
          <ol>
            @for (step of course.steps; track $index) {
              <li [class.is-new]="!side.others.has(step.name)">
                {{ step.name || step.node }}
                <span class="meta">{{ after(step.minute) }} {{ people(step.persons) }}</span>
              </li>
            }
          </ol>
          <p>
            <as-status [status]="course.status" />
            <span class="meta">{{ end(course) }}</span>
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
      grid-template-columns: repeat(auto-fit, minmax(240px, 1fr));
      gap: 16px;
    }
    ol {
      display: grid;
      gap: 4px;
      margin: 8px 0;
      padding-left: 24px;
      list-style: decimal;
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
  readonly compared = input.required<Compared>();

  protected readonly t = inject(Texts).t;
  private readonly dates = inject(Dates);

  protected readonly sides = computed(() => {
    const { then, now } = this.compared();
    const names = (course?: Course | null) => new Set(course?.steps.map(({ name }) => name));
    return [
      { label: this.t('whatIf.then'), course: then, others: names(now ?? then) },
      { label: this.t('whatIf.now'), course: now, others: names(then) },
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
}
