import { provideHttpClient } from '@angular/common/http';
import { provideHttpClientTesting } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { render, screen } from '@testing-library/angular';
import userEvent from '@testing-library/user-event';
import { of } from 'rxjs';
import { expect, it, vi } from 'vitest';
import { provideTexts } from '../../../testing/texts';
import { Problem } from '../../core/api/problem';
import { type Change, DesignApi, type Trial } from './design-api';
import { DraftComments } from './draft-comments';
import { PublishDialog } from './publish-dialog';
import { ReviewApi } from './review-api';
import { Workbench } from './workbench';

const changeOf = (file: string): Change[] => [
  { file, kind: 'CHANGED', elements: [{ id: 'a', type: 'rule', name: '', kind: 'ADDED', properties: [] }] },
];

it('publishes only the version whose difference was in sight, and shows that of a newer one [F2]', async () => {
  let version = 3;
  const publish = vi.fn().mockRejectedValue(new Problem(412, 'STALE', ''));
  const trial = { draft_version: 3, green: true, scenarios: [{ problems: [] }], coverage: [] } as unknown as Trial;
  await render(PublishDialog, {
    providers: [
      provideTexts(),
      provideHttpClient(),
      provideHttpClientTesting(),
      { provide: DraftComments, useValue: { open: signal([]) } },
      { provide: ReviewApi, useValue: { find: () => of({ required: false }) } },
      {
        provide: DesignApi,
        useValue: {
          draft: () => of({ value: { version }, etag: `"${version}"` }),
          changes: () => of(changeOf(version === 3 ? 'policy.dmn' : 'request.form')),
          proofs: () => of([{ claim: 'EVERY_PATH_ENDS', process: 'leave', answer: 'PROVEN' }]),
        },
      },
      {
        provide: Workbench,
        useValue: {
          key: signal('leave'),
          current: signal({ number: 4 }),
          isFirst: () => false,
          busy: signal(false),
          trial: signal(trial),
          keep: () => Promise.resolve(),
          publish,
        },
      },
    ],
  });
  expect(await screen.findByText('policy.dmn')).toBeTruthy();
  expect(screen.getByText('1 added, 0 changed, 0 removed')).toBeTruthy();
  expect(screen.getByText('1 of 1 scenarios are green.')).toBeTruthy();
  expect(await screen.findByText('Proofs: 1 proven, 0 refuted, 0 not proven.')).toBeTruthy();

  version = 5;
  await userEvent.type(screen.getByLabelText('What is different', { exact: false }), 'More');
  await userEvent.click(screen.getByRole('button', { name: 'Publish', hidden: true }));

  expect(publish).toHaveBeenCalledWith('"3"', 'More', null);
  expect(await screen.findByText('request.form')).toBeTruthy();
  expect(screen.getByRole('alert', { hidden: true }).textContent).toContain('The draft was changed meanwhile');
  expect(screen.getByText(/have not been run on this state/)).toBeTruthy();
});
