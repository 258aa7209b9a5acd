import { Component, computed, inject, resource, signal } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { Problem, sentencesOf } from '../../core/api/problem';
import { Texts } from '../../shared/locale/texts';
import { Banner } from '../../shared/ui/banner/banner';
import { type DiagramMark, DiagramView } from '../../shared/ui/diagram-view/diagram-view';
import { Icon } from '../../shared/ui/icon/icon';
import { Skeleton } from '../../shared/ui/skeleton/skeleton';
import { DesignApi, type Proof } from './design-api';
import { stepsOf } from './steps-of';
import { Workbench } from './workbench';

const marks = { PROVEN: 's-approved', REFUTED: 's-rejected', NOT_PROVEN: 's-info' };
const kinds = { PROVEN: 'is-done', REFUTED: 'is-bad', NOT_PROVEN: 'is-waiting' };

/** What is true of all ways through the models of the draft; a way that shows the contrary is drawn. */
@Component({
  selector: 'as-proof-list',
  imports: [Banner, DiagramView, Icon, Skeleton],
  template: `
    <section class="card" [attr.aria-label]="t('proof.title')">
      <div class="card-head">
        <label for="proof-step">{{ t('proof.step') }}</label>
        <select #chosen id="proof-step" class="input select" (change)="step.set(chosen.value)">
          <option value="">{{ t('proof.noStep') }}</option>
          @for (each of steps(); track each.id) {
            <option [value]="each.id">{{ each.name }}</option>
          }
        </select>
      </div>
      <p class="about muted">{{ t('proof.about') }}</p>
      @if (refused(); as sentence) {
        <as-banner kind="bad" role="alert">{{ sentence }}</as-banner>
      } @else if (proofs.hasValue()) {
        <ul class="rows">
          @for (proof of proofs.value(); track proof.process + proof.claim) {
            <li class="row" [class]="kinds[proof.answer]">
              <as-icon [name]="marks[proof.answer]" />
              <span>
                <b>{{ claim(proof) }}</b>
                <span class="meta">{{ proof.process }} · {{ t('proof.answer.' + proof.answer) }}</span>
                @if (proof.reason; as reason) {
                  <p>{{ t('proof.reason.' + reason, { at: proof.at.join(', ') }) }}</p>
                }
                @if (proof.path.length) {
                  <button
                    class="button button-s"
                    type="button"
                    [attr.aria-pressed]="shown() === proof"
                    (click)="shown.set(shown() === proof ? null : proof)"
                  >
                    {{ t('proof.show') }}
                  </button>
                }
                @if (shown() === proof) {
                  <ol [attr.aria-label]="t('proof.way')">
                    @for (name of names(); track $index) {
                      <li>{{ name }}</li>
                    }
                  </ol>
                }
              </span>
              @if (shown() === proof && model.value(); as xml) {
                <as-diagram-view class="way" [xml]="xml" [marks]="way()" [label]="t('proof.way')" />
              }
            </li>
          }
        </ul>
      } @else {
        <as-skeleton [rows]="3" />
      }
    </section>
  `,
  styles: `
    .about {
      padding: 12px 16px;
      max-width: 72ch;
    }
    .card-head select {
      width: auto;
      max-width: 100%;
    }
    .row {
      grid-template-columns: 20px minmax(0, 1fr);
      align-items: start;
      min-height: 0;
    }
    .row > as-icon {
      color: var(--mark);
    }
    .row b {
      font-weight: 500;
    }
    .row .meta {
      display: block;
    }
    .row .button {
      margin-top: 8px;
    }
    ol {
      margin: 8px 0;
      padding-left: 24px;
      list-style: decimal;
    }
    .way {
      grid-column: 1 / -1;
      border: 1px solid var(--line);
      border-radius: var(--radius-control);
    }
    as-banner {
      margin: 16px;
    }
  `,
})
export class ProofList {
  protected readonly t = inject(Texts).t;
  protected readonly marks = marks;
  protected readonly kinds = kinds;
  private readonly api = inject(DesignApi);
  private readonly bench = inject(Workbench);
  protected readonly step = signal('');
  protected readonly shown = signal<Proof | null>(null);

  protected readonly proofs = resource({
    params: () => ({ pack: this.bench.key(), step: this.step(), version: this.bench.draft()?.version }),
    loader: async ({ params: { pack, step } }) => {
      await this.bench.keep();
      this.shown.set(null);
      return firstValueFrom(this.api.proofs(pack, step));
    },
  });
  protected readonly refused = computed(() =>
    this.proofs.error() ? sentencesOf(Problem.of(this.proofs.error()), this.t) : null,
  );
  /** The model of which a way is shown. */
  protected readonly model = resource({
    params: () => this.shown()?.process,
    loader: ({ params: process }) => this.read(process),
  });
  private readonly own = resource({
    params: () => ({ pack: this.bench.key(), version: this.bench.draft()?.version }),
    loader: ({ params: { pack } }) => this.read(pack),
  });
  protected readonly steps = computed(() =>
    stepsOf((this.own.hasValue() && this.own.value()) || '').filter(({ type }) => /Task|callActivity/.test(type)),
  );
  protected readonly way = computed<DiagramMark[]>(() => {
    const ids = [...new Set(this.shown()?.path)];
    const last = ids.at(-1);
    return ids.map((id) => ({ id, state: id === last ? 'failed' : 'done' }));
  });
  /** For who does not see the diagram. */
  protected readonly names = computed(() => {
    const known = new Map(
      stepsOf((this.model.hasValue() && this.model.value()) || '').map(({ id, name }) => [id, name]),
    );
    return (this.shown()?.path ?? []).flatMap((id) => known.get(id) ?? []);
  });

  protected claim({ claim, step }: Proof): string {
    return this.t(`proof.claim.${claim}`, { step: this.steps().find(({ id }) => id === step)?.name ?? step ?? '' });
  }

  private async read(process: string): Promise<string> {
    return (await firstValueFrom(this.api.file(this.bench.key(), `${process}.bpmn`))).value.content ?? '';
  }
}
