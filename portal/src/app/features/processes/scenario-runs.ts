import { Component, inject, output, resource, signal } from '@angular/core';
import { Texts } from '../../shared/locale/texts';
import { Empty } from '../../shared/ui/empty/empty';
import { Icon } from '../../shared/ui/icon/icon';
import { NewScenarioDialog } from './new-scenario-dialog';
import { RetellDialog } from './retell-dialog';
import { ScenarioWatch } from './scenario-watch';
import type { Coverage, Move, Trial } from './design-api';
import { namesOf } from './steps-of';
import { Workbench } from './workbench';

/** What came of playing the scenarios of the draft, and how much of each process they went through. */
@Component({
  selector: 'as-scenario-runs',
  imports: [Empty, Icon, NewScenarioDialog, RetellDialog, ScenarioWatch],
  template: `
    <section class="card" [attr.aria-label]="t('design.scenarios')" [attr.aria-busy]="bench.busy()">
      <div class="card-head">
        @if (bench.trial(); as trial) {
          <span class="status" role="status" [class.is-done]="trial.green" [class.is-bad]="!trial.green">
            <as-icon [name]="trial.green ? 's-approved' : 's-rejected'" [small]="true" />{{
              trial.green ? t('design.green') : t('design.red')
            }}
          </span>
          @if (bench.isTrialOld()) {
            <span class="meta">{{ t('design.oldTrial') }}</span>
          }
        }
        <button class="button button-s end" type="button" (click)="asked.set('new')">
          <as-icon name="plus" [small]="true" />{{ t('story.new') }}
        </button>
        <button class="button button-s" type="button" (click)="asked.set('retold')">
          <as-icon name="plus" [small]="true" />{{ t('retell.make') }}
        </button>
        <button class="button button-s" type="button" [disabled]="bench.busy()" (click)="bench.play()">
          <as-icon name="play" [small]="true" />{{ t('design.run') }}
        </button>
      </div>
      @if (bench.trial(); as trial) {
        <ul class="rows">
          @for (one of trial.scenarios; track one.name) {
            <li class="row" [class.is-done]="!one.problems.length" [class.is-bad]="one.problems.length">
              <as-icon [name]="one.problems.length ? 's-rejected' : 's-approved'" />
              <span>
                <button class="open" type="button" (click)="opened.emit('scenarios/' + one.name)">
                  <b>{{ one.sentence }}</b></button
                ><span class="hidden-text">: {{ one.problems.length ? t('design.isRed') : t('design.isGreen') }}</span>
                <span class="meta">{{ one.name }} · {{ t('design.steps', { count: stepsOf(one.path) }) }}</span>
                @for (problem of one.problems; track $index) {
                  <p class="wrong">{{ problem }}</p>
                }
              </span>
              <button
                class="button button-s"
                type="button"
                [attr.aria-expanded]="watched() === one"
                [attr.aria-label]="t('watch.tokensOf', { name: one.sentence })"
                (click)="watched.set(watched() === one ? null : one)"
              >
                <as-icon name="eye" [small]="true" />{{ t('watch.button') }}
              </button>
              @if (watched() === one) {
                <as-scenario-watch [path]="one.path" />
              }
            </li>
          }
        </ul>
        @for (each of trial.coverage; track each.process) {
          <p class="cover meta">
            <b>{{ each.process }}</b>
            {{
              t('design.coverage', {
                nodes: each.nodes - each.missed_nodes.length,
                allNodes: each.nodes,
                flows: each.flows - each.missed_flows.length,
                allFlows: each.flows,
              })
            }}
            @if (each.missed_nodes.length + each.missed_flows.length) {
              {{ t('design.missed', { names: missedOf(each) }) }}
            }
          </p>
        }
      } @else {
        <as-empty [heading]="t('design.notRun')" [text]="t('design.notRunText')" />
      }
    </section>
    @switch (asked()) {
      @case ('new') {
        <as-new-scenario-dialog (left)="asked.set(null)" (made)="opened.emit($event)" />
      }
      @case ('retold') {
        <as-retell-dialog (left)="asked.set(null)" (made)="opened.emit($event)" />
      }
    }
  `,
  styles: `
    .card-head {
      flex-wrap: wrap;
      padding-block: 8px;
    }
    .row {
      grid-template-columns: 20px minmax(0, 1fr) auto;
      align-items: start;
      min-height: 0;
    }
    as-scenario-watch {
      grid-column: 1 / -1;
    }
    .row > as-icon,
    .status as-icon {
      color: var(--mark);
    }
    .open {
      text-align: left;
    }
    .open:hover {
      text-decoration: underline;
    }
    .row b {
      font-weight: 500;
    }
    .row .meta {
      display: block;
    }
    .wrong {
      color: var(--fg);
      overflow-wrap: anywhere;
    }
    .status {
      display: inline-flex;
      align-items: center;
      gap: 6px;
    }
    .cover {
      padding: 12px 16px;
      border-top: 1px solid var(--line);
      overflow-wrap: anywhere;
    }
  `,
})
export class ScenarioRuns {
  /** The name of the file of a scenario to read or to change. */
  readonly opened = output<string>();

  protected readonly t = inject(Texts).t;
  protected readonly bench = inject(Workbench);
  protected readonly asked = signal<'new' | 'retold' | null>(null);
  /** The scenario whose tokens are shown. */
  protected readonly watched = signal<Trial['scenarios'][number] | null>(null);

  /** By process. */
  private readonly names = resource({
    params: () => this.bench.trial()?.coverage,
    loader: async ({ params }) => {
      const names = params.map(async ({ process }) => {
        return [process, namesOf(await this.bench.textNow(`${process}.bpmn`))] as const;
      });
      return new Map(await Promise.all(names));
    },
  });

  /** By their names, where they have one. */
  protected missedOf({ process, missed_nodes, missed_flows }: Coverage): string {
    const names = this.names.hasValue() ? this.names.value().get(process) : undefined;
    return [...missed_nodes, ...missed_flows].map((id) => names?.get(id) ?? id).join(', ');
  }

  protected stepsOf(path: Move[]): number {
    return path.filter(({ arrives }) => arrives).length;
  }
}
