import { Component, computed, inject, input, resource } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { Texts } from '../../shared/locale/texts';
import { ChangedElements } from './changed-elements';
import { type Change, DesignApi, type Kind, type Proof, type Trial } from './design-api';
import { Workbench } from './workbench';

/** What a publisher is to know of exactly one version of the draft: what it changes, and what is shown to hold of it. */
@Component({
  selector: 'as-publish-evidence',
  imports: [ChangedElements],
  template: `
    @for (change of changes(); track change.file) {
      <details>
        <summary>
          <b>{{ change.file }}</b> <span class="meta">{{ summary(change) }}</span>
        </summary>
        <as-changed-elements [change]="change" />
      </details>
    } @empty {
      <p>{{ t('design.noChangesText', { n: bench.current()?.number ?? '' }) }}</p>
    }
    @if (trial(); as trial) {
      <p>
        {{ t('design.scenariosRun', { green: greenOf(trial.scenarios), all: trial.scenarios.length }) }}
        @for (each of trial.coverage; track each.process) {
          <span class="meta">
            {{ each.process }}:
            {{
              t('design.coverage', {
                nodes: each.nodes - each.missed_nodes.length,
                allNodes: each.nodes,
                flows: each.flows - each.missed_flows.length,
                allFlows: each.flows,
              })
            }}
          </span>
        }
      </p>
    } @else {
      <p>
        {{ t('design.scenariosUnknown') }}
        <button class="button button-s" type="button" [disabled]="bench.busy()" (click)="bench.play()">
          {{ t('design.run') }}
        </button>
      </p>
    }
    @if (proofs.error()) {
      <p>{{ t('design.proofsUnknown') }}</p>
    } @else if (proofs.hasValue()) {
      <p>
        {{
          t('design.proofCounts', {
            proven: answered('PROVEN').length,
            refuted: answered('REFUTED').length,
            open: answered('NOT_PROVEN').length,
          })
        }}
        @for (proof of answered('REFUTED'); track proof.process + proof.claim) {
          <span class="meta"
            >{{ proof.process }}: {{ t('proof.claim.' + proof.claim) }} – {{ t('proof.answer.REFUTED') }}</span
          >
        }
      </p>
    }
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 12px;
      overflow-wrap: anywhere;
    }
    summary {
      cursor: pointer;
    }
    b {
      font-weight: 500;
    }
    b + .meta {
      margin-left: 6px;
    }
    p > .meta {
      display: block;
    }
    p > .button {
      margin-top: 4px;
    }
  `,
})
export class PublishEvidence {
  readonly version = input.required<number>();
  readonly changes = input.required<Change[]>();

  protected readonly t = inject(Texts).t;
  protected readonly bench = inject(Workbench);
  private readonly api = inject(DesignApi);
  /** Of another version nothing is told. */
  protected readonly trial = computed(() => {
    const trial = this.bench.trial();
    return trial?.draft_version === this.version() ? trial : null;
  });
  protected readonly proofs = resource({
    params: () => this.version(),
    loader: () => firstValueFrom(this.api.proofs(this.bench.key(), '')),
  });

  protected answered(answer: Proof['answer']): Proof[] {
    return this.proofs.hasValue() ? this.proofs.value().filter((proof) => proof.answer === answer) : [];
  }

  protected greenOf(scenarios: Trial['scenarios']): number {
    return scenarios.filter(({ problems }) => !problems.length).length;
  }

  /** Of what kind, and how many elements of each. */
  protected summary({ kind, elements }: Change): string {
    const said = this.t('design.kind.' + kind);
    const count = (wanted: Kind) => elements.filter((element) => element.kind === wanted).length;
    if (kind !== 'CHANGED' || !elements.length) return said;
    return this.t('design.changeCounts', {
      added: count('ADDED'),
      changed: count('CHANGED'),
      removed: count('REMOVED'),
    });
  }
}
