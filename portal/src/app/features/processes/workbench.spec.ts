import { TestBed } from '@angular/core/testing';
import { of, ReplaySubject } from 'rxjs';
import { expect, it } from 'vitest';
import { Toasts } from '../../core/toasts';
import { provideTexts } from '../../../testing/texts';
import { DesignApi, type DraftFile, type Read } from './design-api';
import { Workbench } from './workbench';

const fileOf = (name: string): Read<DraftFile> => ({ etag: '"1"', value: { name, content: '' } as DraftFile });

it('shows the file that was wanted last, however long another one takes [F1]', async () => {
  const form = new ReplaySubject<Read<DraftFile>>();
  const file = (_: string, name: string) => (name === 'request.form' ? form : of(fileOf(name)));
  TestBed.configureTestingModule({
    providers: [
      provideTexts(),
      Workbench,
      { provide: DesignApi, useValue: { file } },
      { provide: Toasts, useValue: {} },
    ],
  });
  const bench = TestBed.inject(Workbench);
  await bench.open('policy.dmn');

  const slow = bench.open('request.form');
  await bench.open('policy.dmn');
  form.next(fileOf('request.form'));
  form.complete();
  await slow;

  expect(bench.file()?.name).toBe('policy.dmn');
});
