import { TestBed } from '@angular/core/testing';
import { of, ReplaySubject } from 'rxjs';
import { expect, it } from 'vitest';
import { Toasts } from '../../core/toasts';
import { provideTexts } from '../../../testing/texts';
import { DesignApi, type DraftFile, type Pack, type Read } from './design-api';
import { Workbench } from './workbench';

const fileOf = (name: string): Read<DraftFile> => ({ etag: '"1"', value: { name, content: '' } as DraftFile });

const benchOf = (api: object) => {
  TestBed.configureTestingModule({
    providers: [provideTexts(), Workbench, { provide: DesignApi, useValue: api }, { provide: Toasts, useValue: {} }],
  });
  return TestBed.inject(Workbench);
};

it('is called what people call the pack', async () => {
  const packs = [{ key: 'it-hardware', name: 'IT hardware', draft: false } as Pack];
  const bench = benchOf({ releases: () => of([]), packs: () => of(packs) });

  await bench.load('it-hardware');

  expect(bench.name()).toBe('IT hardware');
});

it('shows the file that was wanted last, however long another one takes [F1]', async () => {
  const form = new ReplaySubject<Read<DraftFile>>();
  const file = (_: string, name: string) => (name === 'request.form' ? form : of(fileOf(name)));
  const bench = benchOf({ file });
  await bench.open('policy.dmn');

  const slow = bench.open('request.form');
  await bench.open('policy.dmn');
  form.next(fileOf('request.form'));
  form.complete();
  await slow;

  expect(bench.file()?.name).toBe('policy.dmn');
});
