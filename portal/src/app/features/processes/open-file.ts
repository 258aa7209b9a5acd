import { computed, signal } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { Problem } from '../../core/api/problem';
import type { Words } from '../../core/words';
import type { Person } from '../../shared/model/model';
import type { DesignApi, DraftFile, Read } from './design-api';

const pause = 1_000;

/** Words of a file that the server has not taken: on what they were typed, told by when that was written. */
interface Untaken {
  on: string;
  text: string;
}

/** What the tab's words about a file are called. */
export const aboutFile = (pack: string, name: string): string => `draft ${pack}/${name}`;

/**
 * A file of the draft while it is changed: written a second after the last change, and never over what somebody else wrote unseen. What the
 * server has not taken outlives a reload.
 */
export class OpenFile {
  private readonly typed = signal('');
  private readonly shown = signal('');
  private readonly written = signal('');
  private readonly busy = signal(false);
  private readonly about: string;
  private etag = '';
  private version = 0;
  private writtenAt = '';
  private timer: ReturnType<typeof setTimeout> | undefined;
  private writing = Promise.resolve();

  readonly name: string;
  /** As it is now. */
  readonly text = this.typed.asReadonly();
  /** As it was when it was opened, last taken from somebody else or begun anew: what an editor begins with. */
  readonly begun = this.shown.asReadonly();
  readonly problem = signal<Problem | null>(null);
  /** What somebody else has written over it meanwhile. */
  readonly theirs = signal<Read<DraftFile> | null>(null);
  readonly isSaved = computed(() => this.typed() === this.written());
  readonly state = computed(() => {
    if (this.theirs()) return 'stale';
    if (this.problem()) return 'failed';
    return this.isSaved() && !this.busy() ? 'saved' : 'saving';
  });

  /** @param kept is called whenever the server has taken it */
  constructor(
    private readonly api: DesignApi,
    private readonly pack: string,
    file: Read<DraftFile>,
    private readonly words: Words,
    private readonly kept: () => void,
  ) {
    this.name = file.value.name;
    this.about = aboutFile(pack, this.name);
    this.begin(file);
    const untaken = words.of<Untaken | null>(this.about, null);
    if (untaken) this.resume(untaken, file);
  }

  edit(text: string): void {
    this.typed.set(text);
    if (this.isSaved()) this.words.forget(this.about);
    else this.words.keep(this.about, { on: this.writtenAt, text } satisfies Untaken);
    clearTimeout(this.timer);
    if (!this.theirs()) this.timer = setTimeout(() => void this.write(), pause);
  }

  /** Sends now what was not sent yet. */
  async write(): Promise<void> {
    clearTimeout(this.timer);
    this.writing = this.sendAfter(this.writing);
    await this.writing;
  }

  /** Gives it another name, unless somebody else has written it meanwhile; it is another file then. */
  async rename(to: string): Promise<DraftFile> {
    return (await firstValueFrom(this.api.rename(this.pack, this.name, to, this.etag))).value;
  }

  /** Takes it away, unless somebody else has written it meanwhile. */
  async remove(): Promise<void> {
    await firstValueFrom(this.api.remove(this.pack, this.name, this.etag));
  }

  /** Whatever edits it next begins with what it is now. */
  beginAnew(): void {
    this.shown.set(this.typed());
  }

  takeTheirs(): void {
    const theirs = this.theirs();
    if (theirs) this.begin(theirs);
    this.words.forget(this.about);
    this.kept();
  }

  /**
   * There is a newer version: it is taken where nothing was typed here, and told of otherwise.
   *
   * @return who wrote what was taken
   */
  async hear(version: number): Promise<Person | null> {
    await this.writing;
    if (version <= (this.theirs()?.value.version ?? this.version)) return null;
    const now = await firstValueFrom(this.api.file(this.pack, this.name));
    if (this.isSaved()) {
      this.begin(now);
      return now.value.changed_by;
    }
    clearTimeout(this.timer);
    this.theirs.set(now);
    return null;
  }

  /** What was typed here wins, now that it is known what else was written. */
  async putMine(): Promise<void> {
    this.etag = this.theirs()?.etag ?? this.etag;
    this.theirs.set(null);
    await this.write();
  }

  private begin(file: Read<DraftFile>): void {
    const text = file.value.content ?? '';
    this.taken(file, text);
    this.theirs.set(null);
    this.typed.set(text);
    this.shown.set(text);
  }

  /** Goes on with words of an earlier visit; on what has been written since, they are a matter to decide. */
  private resume({ on, text }: Untaken, file: Read<DraftFile>): void {
    if (on !== this.writtenAt) {
      this.writtenAt = on;
      this.theirs.set(file);
    }
    this.edit(text);
    this.beginAnew();
  }

  /** The server has that text. */
  private taken({ value, etag }: Read<DraftFile>, text: string): void {
    this.etag = etag;
    this.version = value.version;
    this.writtenAt = value.changed_at;
    this.written.set(text);
    this.problem.set(null);
  }

  /** One after the other, as each takes the version that the one before it made. */
  private async sendAfter(before: Promise<void>): Promise<void> {
    await before;
    if (!this.isSaved() && !this.theirs()) await this.send();
  }

  private async send(): Promise<void> {
    const text = this.typed();
    this.busy.set(true);
    try {
      this.taken(await firstValueFrom(this.api.write(this.pack, this.name, text, this.etag)), text);
      if (this.isSaved()) this.words.forget(this.about);
      this.kept();
    } catch (error) {
      await this.refused(Problem.of(error));
    } finally {
      this.busy.set(false);
    }
  }

  private async refused(problem: Problem): Promise<void> {
    if (problem.status !== 412) {
      this.problem.set(problem);
      return;
    }
    try {
      this.theirs.set(await firstValueFrom(this.api.file(this.pack, this.name)));
    } catch (error) {
      this.problem.set(Problem.of(error));
    }
  }
}
