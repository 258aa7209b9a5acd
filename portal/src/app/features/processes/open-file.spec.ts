import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { of, ReplaySubject, throwError } from 'rxjs';
import { Problem } from '../../core/api/problem';
import type { DesignApi, DraftFile, Read } from './design-api';
import type { Words } from '../../core/words';
import { OpenFile } from './open-file';

const fileOf = (content: string, etag: string, version = Number(etag.replaceAll('"', ''))): Read<DraftFile> => ({
  etag,
  value: {
    name: 'pack.yaml',
    size: content.length,
    version,
    changed_by: { id: 'o', name: 'Oliver Grant', email: 'o@acme.example', photo: null } as DraftFile['changed_by'],
    changed_at: '2026-11-30T10:00:00Z',
    content,
  },
});

describe('OpenFile', () => {
  const write = vi.fn<DesignApi['write']>();
  const read = vi.fn<DesignApi['file']>();
  const kept = vi.fn();
  const stored = new Map<string, unknown>();
  const words = {
    of: (about: string) => stored.get(about) ?? null,
    keep: (about: string, said: unknown) => stored.set(about, said),
    forget: (about: string) => stored.delete(about),
  } as unknown as Words;
  const open = () =>
    new OpenFile({ write, file: read } as unknown as DesignApi, 'custom', fileOf('a', '"1"'), words, kept);

  beforeEach(() => {
    vi.useFakeTimers();
    vi.resetAllMocks();
    stored.clear();
  });
  afterEach(() => vi.useRealTimers());

  it('is written once, a second after the last change, with the version that was read', async () => {
    write.mockReturnValue(of(fileOf('abc', '"2"')));
    const file = open();
    file.edit('ab');
    await vi.advanceTimersByTimeAsync(900);
    file.edit('abc');
    await vi.advanceTimersByTimeAsync(900);
    expect(write).not.toHaveBeenCalled();
    expect(file.state()).toBe('saving');

    await vi.advanceTimersByTimeAsync(200);
    expect(write.mock.calls).toEqual([['custom', 'pack.yaml', 'abc', '"1"']]);
    expect(file.state()).toBe('saved');
    expect(kept).toHaveBeenCalledOnce();

    file.edit('abcd');
    await vi.advanceTimersByTimeAsync(1_100);
    expect(write).toHaveBeenLastCalledWith('custom', 'pack.yaml', 'abcd', '"2"');
  });

  it('keeps what was typed when somebody else was faster, until it is said whose counts', async () => {
    write.mockReturnValueOnce(throwError(() => new Problem(412, 'CHANGED_MEANWHILE', '')));
    read.mockReturnValue(of(fileOf('theirs', '"7"')));
    const file = open();
    file.edit('mine');
    await vi.advanceTimersByTimeAsync(1_100);
    expect(file.state()).toBe('stale');
    file.edit('mine too');
    await vi.advanceTimersByTimeAsync(1_100);
    expect(write).toHaveBeenCalledOnce();
    expect(file.text()).toBe('mine too');

    write.mockReturnValue(of(fileOf('mine too', '"8"')));
    await file.putMine();
    expect(write).toHaveBeenLastCalledWith('custom', 'pack.yaml', 'mine too', '"7"');
    expect(file.state()).toBe('saved');
  });

  it('begins anew with theirs', async () => {
    write.mockReturnValueOnce(throwError(() => new Problem(412, 'CHANGED_MEANWHILE', '')));
    read.mockReturnValue(of(fileOf('theirs', '"7"')));
    const file = open();
    file.edit('mine');
    await vi.advanceTimersByTimeAsync(1_100);
    file.takeTheirs();
    expect([file.text(), file.begun(), file.state()]).toEqual(['theirs', 'theirs', 'saved']);
  });

  it('takes at once what somebody else wrote where nothing was typed here [F1]', async () => {
    read.mockReturnValue(of(fileOf('theirs', '"7"')));
    const file = open();
    expect(await file.hear(1)).toBeNull();
    expect(read).not.toHaveBeenCalled();

    expect((await file.hear(7))?.name).toBe('Oliver Grant');
    expect([file.text(), file.begun(), file.state()]).toEqual(['theirs', 'theirs', 'saved']);
  });

  it('tells of it where something was typed, before it is sent, and sends nothing until it is decided [F1]', async () => {
    read.mockReturnValue(of(fileOf('theirs', '"7"')));
    const file = open();
    file.edit('mine');
    expect(await file.hear(7)).toBeNull();
    await vi.advanceTimersByTimeAsync(1_100);
    expect([file.text(), file.state()]).toEqual(['mine', 'stale']);
    expect(write).not.toHaveBeenCalled();

    read.mockReturnValue(of(fileOf('theirs again', '"9"')));
    await file.hear(9);
    write.mockReturnValue(of(fileOf('mine', '"10"')));
    await file.putMine();
    expect(write).toHaveBeenLastCalledWith('custom', 'pack.yaml', 'mine', '"9"');
    expect(await file.hear(10)).toBeNull();
  });

  it('says that it is not saved and can be sent again', async () => {
    write.mockReturnValueOnce(throwError(() => new Problem(503, 'UNAVAILABLE', 'Away.')));
    const file = open();
    file.edit('b');
    await vi.advanceTimersByTimeAsync(1_100);
    expect(file.state()).toBe('failed');

    write.mockReturnValue(of(fileOf('b', '"2"')));
    await file.write();
    expect(file.state()).toBe('saved');
  });

  it('goes on with what an earlier visit typed and the server had not taken [F1]', async () => {
    write.mockReturnValueOnce(throwError(() => new Problem(0, 'UNREACHABLE', 'Away.')));
    const before = open();
    before.edit('mine');
    await vi.advanceTimersByTimeAsync(1_100);

    write.mockReturnValue(of(fileOf('mine', '"2"')));
    const file = open();
    expect([file.text(), file.begun(), file.state()]).toEqual(['mine', 'mine', 'saving']);
    await vi.advanceTimersByTimeAsync(1_100);
    expect(file.state()).toBe('saved');
    expect(stored.size).toBe(0);
  });

  it('lets decide between words of an earlier visit and what was written since, however often it is opened [F1]', async () => {
    stored.set('draft custom/pack.yaml', { on: '2026-11-29T10:00:00Z', text: 'mine' });
    for (const file of [open(), open()]) {
      await vi.advanceTimersByTimeAsync(1_100);
      expect([file.text(), file.state()]).toEqual(['mine', 'stale']);
    }
    expect(write).not.toHaveBeenCalled();

    open().takeTheirs();
    expect(open().text()).toBe('a');
  });

  it('sends one thing after the other, each on the version that the one before it made [F1]', async () => {
    const first = new ReplaySubject<Read<DraftFile>>();
    write.mockReturnValueOnce(first).mockReturnValueOnce(of(fileOf('abc', '"3"')));
    const file = open();
    file.edit('a1');
    const sent = [file.write()];
    await vi.advanceTimersByTimeAsync(0);
    file.edit('ab');
    sent.push(file.write());
    file.edit('abc');
    sent.push(file.write());
    first.next(fileOf('a1', '"2"'));
    first.complete();
    await Promise.all(sent);

    expect(write.mock.calls.map(([, , text, etag]: string[]) => [text, etag])).toEqual([
      ['a1', '"1"'],
      ['abc', '"2"'],
    ]);
    expect(file.state()).toBe('saved');
  });
});
