import { TestBed } from '@angular/core/testing';
import { of, ReplaySubject, throwError } from 'rxjs';
import { expect, it, vi } from 'vitest';
import { Problem } from '../../core/api/problem';
import { Session } from '../../core/auth/session';
import { Toasts } from '../../core/toasts';
import { provideTexts } from '../../../testing/texts';
import { DesignApi, type DraftFile, type Pack, type Read } from './design-api';
import { Workbench } from './workbench';

const fileOf = (name: string): Read<DraftFile> => ({ etag: '"1"', value: { name, content: '' } as DraftFile });

const benchOf = (api: object) => {
  TestBed.configureTestingModule({
    providers: [
      provideTexts(),
      Workbench,
      { provide: DesignApi, useValue: api },
      { provide: Toasts, useValue: { say: () => undefined } },
      { provide: Session, useValue: { me: () => ({ id: 'd' }) } },
    ],
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

it('keeps what could not be sent while another file is open, and publishes nothing without it [F1]', async () => {
  const file = (_: string, name: string) => of(fileOf(name));
  const write = () => throwError(() => new Problem(422, 'TOO_LONG', 'Shorter, please.'));
  const publish = vi.fn();
  const bench = benchOf({ file, write, publish, draft: () => of(null) });
  await bench.open('policy.dmn');
  bench.file()?.edit('mine');

  await bench.open('request.form');
  expect(bench.unsavedFiles()).toEqual(['policy.dmn']);
  await expect(bench.publish('"1"', 'note', null)).rejects.toMatchObject({ code: 'UNSAVED' });
  expect(publish).not.toHaveBeenCalled();

  await bench.open('policy.dmn');
  expect([bench.file()?.text(), bench.file()?.begun()]).toEqual(['mine', 'mine']);
});

it('finds again after a reload what could not be sent [F1]', async () => {
  sessionStorage.setItem(
    'assent.words.d',
    JSON.stringify([['draft leave/policy.dmn', { on: '2026-12-01T00:00:00Z', text: 'mine' }]]),
  );
  const draft = { pack: 'leave', version: 1, files: [{ name: 'policy.dmn' }, { name: 'leave.bpmn' }] };
  const bench = benchOf({
    releases: () => of([]),
    packs: () => of([{ key: 'leave', name: 'Leave', draft: true }]),
    draft: () => of({ etag: '"1"', value: draft }),
    problems: () => of([]),
    file: (_: string, name: string) =>
      of({ etag: '"1"', value: { name, content: '', changed_at: '2026-12-01T00:00:00Z' } }),
  });

  await bench.load('leave');
  expect(bench.unsavedFiles()).toEqual(['policy.dmn']);
  await bench.open('policy.dmn');
  expect(bench.file()?.text()).toBe('mine');
  sessionStorage.clear();
});
