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

/** What is different of a model, on the diagram of the release that is for all and on that of the draft. */
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

  protected readonly t = inject(Texts).t;
  private readonly api = inject(DesignApi);
  private readonly bench = inject(Workbench);
  private readonly comments = inject(DraftComments);

  private readonly before = resource({
    params: () => ({ pack: this.bench.key(), release: this.bench.current()?.number, file: this.change().file }),
    loader: async ({ params: { pack, release, file } }) => {
      const archive = release ? await firstValueFrom(this.api.archive(pack, release)) : null;
      return archive ? (await textsOf(await archive.arrayBuffer())).get(file) : undefined;
    },
  });
  private readonly now = resource({
    params: () => this.change(),
    loader: ({ params: { file, kind } }) => (kind === 'REMOVED' ? Promise.resolve('') : this.bench.textNow(file)),
  });
  protected readonly sides = computed(() => {
    const release = this.t('design.release', { n: this.bench.current()?.number ?? '' });
    return [
      { label: release, xml: (this.before.hasValue() && this.before.value()) || '', marks: this.marked('ADDED') },
      {
        label: this.t('design.draft'),
        xml: (this.now.hasValue() && this.now.value()) || '',
        marks: this.withCounts(this.marked('REMOVED')),
      },
    ].filter(({ xml }) => xml && !isUndrawn(xml));
  });

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
