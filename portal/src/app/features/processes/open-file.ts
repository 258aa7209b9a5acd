import { computed, signal } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { Problem } from '../../core/api/problem';
import type { Person } from '../../shared/model/model';
import type { DesignApi, DraftFile, Read } from './design-api';

const pause = 1_000;

/** A file of the draft while it is changed: written a second after the last change, and never over what somebody else wrote unseen. */
export class OpenFile {
  private readonly typed = signal('');
  private readonly shown = signal('');
  private readonly written = signal('');
  private readonly busy = signal(false);
  private etag = '';
  private version = 0;
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
    private readonly kept: () => void,
  ) {
    this.name = file.value.name;
    this.begin(file);
  }

  edit(text: string): void {
    this.typed.set(text);
    clearTimeout(this.timer);
    if (!this.theirs()) this.timer = setTimeout(() => void this.write(), pause);
  }

  /** Sends now what was not sent yet. */
  async write(): Promise<void> {
    clearTimeout(this.timer);
    this.writing = this.sendAfter(this.writing);
    await this.writing;
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

  private begin({ value, etag }: Read<DraftFile>): void {
    const text = value.content ?? '';
    this.etag = etag;
    this.version = value.version;
    this.theirs.set(null);
    this.problem.set(null);
    this.typed.set(text);
    this.written.set(text);
    this.shown.set(text);
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
      const { etag, value } = await firstValueFrom(this.api.write(this.pack, this.name, text, this.etag));
      this.etag = etag;
      this.version = value.version;
      this.written.set(text);
      this.problem.set(null);
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
