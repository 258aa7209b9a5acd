import { Component, computed, inject, input, resource } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { Texts } from '../../shared/locale/texts';
import { type DiagramMark, DiagramView } from '../../shared/ui/diagram-view/diagram-view';
import { isUndrawn } from '../../shared/ui/diagram-view/drawing';
import { type Change, DesignApi, type Kind } from './design-api';
import { DraftComments } from './draft-comments';
import { textsOf } from './unzip';
import { Workbench } from './workbench';

const marks: Record<Kind, DiagramMark['state']> = { ADDED: 'done', CHANGED: 'active', REMOVED: 'failed' };

/** What is different of a model, on the diagram of a release and on that of another, or of the draft. */
@Component({
  selector: 'as-model-change',
  imports: [DiagramView],
  template: `
    @for (side of sides(); track side.label) {
      <section [attr.aria-label]="side.label">
        <h3>{{ side.label }}</h3>
        <as-diagram-view [xml]="side.xml" [marks]="side.marks" [label]="change().file + ', ' + side.label" />
      </section>
    }
    @if (sides().length) {
      <p class="meta">{{ t('design.legend') }}</p>
    }
  `,
  styles: `
    :host:has(section) {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(100%, 400px), 1fr));
      gap: 8px 16px;
      padding: 16px;
      border-bottom: 1px solid var(--line);
    }
    as-diagram-view {
      display: block;
      margin-top: 8px;
      border: 1px solid var(--line);
      border-radius: var(--radius-control);
    }
    p {
      grid-column: 1 / -1;
    }
  `,
})
export class ModelChange {
  readonly change = input.required<Change>();
  readonly from = input.required<number>();
  /** The draft unless given. */
  readonly to = input<number>();

  protected readonly t = inject(Texts).t;
  private readonly api = inject(DesignApi);
  private readonly bench = inject(Workbench);
  private readonly comments = inject(DraftComments);

  private readonly before = resource({
    params: () => ({ release: this.from(), file: this.change().file }),
    loader: ({ params: { release, file } }) => this.textOf(release, file),
  });
  private readonly now = resource({
    params: () => ({ release: this.to(), change: this.change() }),
    loader: async ({ params: { release, change } }) => {
      if (change.kind === 'REMOVED') return '';
      return release ? this.textOf(release, change.file) : this.bench.textNow(change.file);
    },
  });
  protected readonly sides = computed(() => {
    const release = this.to();
    const marks = this.marked('REMOVED');
    return [
      {
        label: this.releaseOf(this.from()),
        xml: (this.before.hasValue() && this.before.value()) || '',
        marks: this.marked('ADDED'),
      },
      {
        label: release ? this.releaseOf(release) : this.t('design.draft'),
        xml: (this.now.hasValue() && this.now.value()) || '',
        marks: release ? marks : this.withCounts(marks),
      },
    ].filter(({ xml }) => xml && !isUndrawn(xml));
  });

  private releaseOf(n: number): string {
    return this.t('design.release', { n });
  }

  private async textOf(release: number, file: string): Promise<string> {
    const archive = await firstValueFrom(this.api.archive(this.bench.key(), release));
    return (await textsOf(await archive.arrayBuffer())).get(file) ?? '';
  }

  /** @param absent what this side does not have */
  private marked(absent: Kind): DiagramMark[] {
    return this.change()
      .elements.filter(({ id, kind }) => id && kind !== absent)
      .map(({ id, kind }) => ({ id, state: marks[kind] }));
  }

  /** With how many comments are open. */
  private withCounts(marks: DiagramMark[]): DiagramMark[] {
    const counts = this.comments.countsOf(this.change().file);
    return [
      ...marks.filter(({ id }) => !counts.some((each) => each.id === id)),
      ...counts.map((each) => ({ ...marks.find(({ id }) => id === each.id), ...each })),
    ];
  }
}
