import { Component, computed, input, signal } from '@angular/core';
import { render, screen } from '@testing-library/angular';
import { of } from 'rxjs';
import { expect, it } from 'vitest';
import { provideTexts } from '../../../testing/texts';
import { type DiagramMark, DiagramView } from '../../shared/ui/diagram-view/diagram-view';
import { type Change, DesignApi } from './design-api';
import { DraftComments } from './draft-comments';
import { ModelChange } from './model-change';
import { Workbench } from './workbench';

/** A zip archive with leave/leave.bpmn, which says "before". */
const archive =
  'UEsDBBQAAAAAAAAAIQCuXTvYBgAAAAYAAAAQAAAAbGVhdmUvbGVhdmUuYnBtbmJlZm9yZVBLAQIUAxQAAAAAAAAAIQCuXTvYBgAAAAYAAAAQAAAAAAAAAAAAAACAAQAAAABsZWF2ZS9sZWF2ZS5icG1uUEsFBgAAAAABAAEAPgAAADQAAAAAAA==';
const bytes = Uint8Array.from(atob(archive), (letter) => letter.charCodeAt(0));

@Component({
  selector: 'as-diagram-view',
  template: `{{ xml() }} {{ told() }}`,
})
class Drawn {
  readonly xml = input.required<string>();
  readonly marks = input<DiagramMark[]>([]);
  readonly label = input.required<string>();
  protected readonly told = computed(() =>
    this.marks().map(({ id, state, count }) => `${id} ${state ?? ''} ${count ?? ''}`.trim()),
  );
}

const element = (id: string, kind: Change['kind']) => ({ id, type: 'userTask', name: id, kind, properties: [] });

it('draws what is gone where it was, what is new where it is, what is changed on both, and how much is said [F2]', async () => {
  await render(ModelChange, {
    inputs: {
      from: 4,
      change: {
        file: 'leave.bpmn',
        kind: 'CHANGED',
        elements: [element('Old', 'REMOVED'), element('New', 'ADDED'), element('Same', 'CHANGED')],
      },
    },
    providers: [
      provideTexts(),
      {
        provide: DraftComments,
        useValue: {
          countsOf: () => [
            { id: 'New', count: 2 },
            { id: 'Old one', count: 1 },
          ],
        },
      },
      { provide: DesignApi, useValue: { archive: () => of(new Blob([bytes])) } },
      {
        provide: Workbench,
        useValue: { key: signal('leave'), textNow: () => Promise.resolve('now') },
      },
    ],
    importOverrides: [{ replace: DiagramView, with: Drawn }],
  });

  expect((await screen.findByRole('region', { name: 'Release 4' })).textContent).toContain(
    'before Old failed,Same active',
  );
  expect((await screen.findByRole('region', { name: 'Draft' })).textContent).toContain(
    'now Same active,New done 2,Old one  1',
  );
});
