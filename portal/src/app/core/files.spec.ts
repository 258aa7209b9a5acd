import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { provideTexts } from '../../testing/texts';
import type { Attachment } from '../shared/model/model';
import { Files } from './files';
import { ThrownAway } from './thrown-away';
import { Toasts } from './toasts';

describe('Files', () => {
  let server: HttpTestingController;
  let files: Files;

  beforeEach(() => {
    TestBed.configureTestingModule({ providers: [provideTexts(), provideHttpClient(), provideHttpClientTesting()] });
    server = TestBed.inject(HttpTestingController);
    files = TestBed.inject(Files);
  });

  it('attaches each by itself and says of each that is refused why', async () => {
    const huge = new File([], 'film.mov');
    Object.defineProperty(huge, 'size', { value: 25 * 1024 * 1024 + 1 });
    const added: string[] = [];
    const done = files.attach('t1', [huge, new File(['x'], 'virus.exe'), new File(['y'], 'plan.pdf')], (file) =>
      added.push(file.name),
    );
    const upload = () => vi.waitFor(() => server.expectOne('/api/v1/tickets/t1/attachments'));
    (await upload()).flush({ detail: 'Programs are not taken.' }, { status: 422, statusText: 'refused' });
    (await upload()).flush({ id: 'f1', name: 'plan.pdf' });
    expect(await done).toEqual([
      { name: 'film.mov', why: 'is larger than 25 MB. Attach a smaller one.' },
      { name: 'virus.exe', why: 'Programs are not taken.' },
    ]);
    expect(added).toEqual(['plan.pdf']);
  });

  it('says the name of a refused file once', async () => {
    const done = files.attach('t1', [new File(['x'], 'evil.png')], () => undefined);
    server
      .expectOne('/api/v1/tickets/t1/attachments')
      .flush({ detail: 'evil.png is not a picture but text/html.' }, { status: 422, statusText: 'refused' });
    expect(await done).toEqual([{ name: 'evil.png', why: 'is not a picture but text/html.' }]);
  });

  it('shows a picture here, by its name, until it was looked at', () => {
    const url = 'blob:picture';
    URL.createObjectURL = vi.fn(() => url);
    URL.revokeObjectURL = vi.fn();
    const tab = vi.spyOn(window, 'open');
    files.open({ id: 'f1', name: 'dot.png', type: 'image/png' } as Attachment);
    server.expectOne('/api/v1/attachments/f1/content').flush(new Blob(['x']));
    expect(files.picture()).toEqual({ name: 'dot.png', url });
    expect(tab).not.toHaveBeenCalled();
    files.close();
    expect(files.picture()).toBeNull();
    expect(URL.revokeObjectURL).toHaveBeenCalledWith(url);
  });

  it('takes a file away only when nobody takes that back', () => {
    const thrownAway = TestBed.inject(ThrownAway);
    const toasts = TestBed.inject(Toasts);
    const plan = { id: 'f1', name: 'plan.pdf' } as Attachment;
    files.remove(plan);
    expect(thrownAway.has('f1')).toBe(true);
    toasts.undo();
    expect(thrownAway.has('f1')).toBe(false);
    server.expectNone('/api/v1/attachments/f1');

    files.remove(plan);
    toasts.dismiss();
    server.expectOne({ method: 'DELETE', url: '/api/v1/attachments/f1' }).flush({}, { status: 500, statusText: 'no' });
    expect(thrownAway.has('f1')).toBe(false);
    expect(toasts.toast()?.kind).toBe('bad');
    toasts.dismiss();
  });
});
