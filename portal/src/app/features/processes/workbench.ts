import { computed, inject, Injectable, signal } from '@angular/core';
import { firstValueFrom, type Observable } from 'rxjs';
import { Problem } from '../../core/api/problem';
import { Toasts } from '../../core/toasts';
import { Words } from '../../core/words';
import { Texts } from '../../shared/locale/texts';
import type { FormSchema } from '../../shared/model/model';
import { formOf } from '../../shared/ui/form-view/schema';
import { DesignApi, type Draft, type PackProblem, type Read, type Release, type Trial } from './design-api';
import { labelled } from './form-labels';
import { aboutFile, OpenFile } from './open-file';
import type { Audience } from './pilot-api';
import { slugOf } from './slug';
import { textsOf } from './unzip';

const scenarios = 'scenarios/';
const ranks = ['.bpmn', '.dmn', '.form', 'pack.yaml'];
const rank = (name: string): number => {
  const found = ranks.findIndex((end) => name.endsWith(end));
  return found < 0 ? ranks.length : found;
};

/** One pack on the bench: its draft if there is one, else its current release to read. */
@Injectable()
export class Workbench {
  private readonly api = inject(DesignApi);
  private readonly toasts = inject(Toasts);
  private readonly locale = inject(Texts);
  private readonly words = inject(Words);
  private readonly read = signal<Read<Draft> | null>(null);
  private readonly texts = signal<ReadonlyMap<string, string>>(new Map());
  private checks = 0;
  /** The file that is to be open, while it is fetched. */
  private wanted = '';
  /** Files that were left before the server took what was typed in them. */
  private readonly unsaved = new Map<string, OpenFile>();

  readonly key = signal('');
  /** What people call it; its key until that is known. */
  readonly name = signal('');
  readonly loaded = signal(false);
  readonly problem = signal<Problem | null>(null);
  readonly draft = computed(() => this.read()?.value ?? null);
  readonly releases = signal<Release[]>([]);
  readonly current = computed(() => this.releases().find(({ current }) => current) ?? null);
  /** Whether the pack has begun with this draft. */
  readonly isFirst = computed(() => this.releases().length === 0);
  readonly problems = signal<PackProblem[]>([]);
  readonly trial = signal<Trial | null>(null);
  readonly isTrialOld = computed(() => this.trial()?.draft_version !== this.draft()?.version);
  readonly busy = signal(false);
  /** The file of the draft that is open. */
  readonly file = signal<OpenFile | null>(null);
  /** The process of the pack first, then what it calls, decisions, forms and texts, scenarios at the end. */
  readonly files = computed(() => {
    const names = this.draft()?.files.map(({ name }) => name) ?? [...this.texts().keys()];
    const own = `${this.key()}.bpmn`;
    const place = (name: string) => (name === own ? -1 : name.includes('/') ? ranks.length + 1 : rank(name));
    return names.sort((one, other) => place(one) - place(other) || one.localeCompare(other));
  });

  async load(key: string): Promise<void> {
    this.key.set(key);
    this.name.set(key);
    this.loaded.set(false);
    this.problem.set(null);
    try {
      const pack = (await firstValueFrom(this.api.packs())).find((each) => each.key === key);
      if (!pack) throw new Problem(404, 'NOT_FOUND', this.locale.t('begin.gone'));
      this.name.set(pack.name);
      const [releases, draft] = await Promise.all([
        firstValueFrom(this.api.releases(key)),
        pack.draft ? firstValueFrom(this.api.draft(key)) : null,
      ]);
      this.releases.set(releases);
      if (!draft) await this.readRelease();
      this.take(draft);
      await this.resume();
      this.loaded.set(true);
    } catch (error) {
      this.problem.set(Problem.of(error));
    }
  }

  /** What a file of the release says, while nothing is changed. */
  textOf(name: string): string {
    return this.texts().get(name) ?? '';
  }

  /** What a file says now, in the draft or else in the release. */
  async textNow(name: string): Promise<string> {
    if (!this.draft()) return this.textOf(name);
    return (await firstValueFrom(this.api.file(this.key(), name))).value.content ?? '';
  }

  /** A form in the reader's language; null when the pack has none. */
  async form(name = this.files().find((file) => file.endsWith('.form')) ?? ''): Promise<FormSchema | null> {
    const form = name && formOf(await this.textNow(name));
    return form ? labelled(form, await this.labelsOf(name)) : null;
  }

  /** What a form says in the reader's language; empty where it says it in English. */
  async labelsOf(form: string): Promise<string> {
    const labels = form.replace(/form$/, `labels.${this.locale.language()}.yaml`);
    return this.files().includes(labels) ? this.textNow(labels) : '';
  }

  async begin(): Promise<boolean> {
    return this.replaceBy(this.api.begin(this.key()));
  }

  async takeBack(release: number): Promise<boolean> {
    await this.keep();
    return this.replaceBy(this.api.takeBack(this.key(), release, this.read()?.etag ?? null));
  }

  async replace(archive: Blob): Promise<boolean> {
    await this.keep();
    return this.replaceBy(this.api.replace(this.key(), this.read()?.etag ?? '', archive));
  }

  /** With the first draft goes all that there is of the pack. */
  async discard(): Promise<boolean> {
    await this.keep();
    return this.attempt(async () => {
      await firstValueFrom(this.api.discard(this.key(), this.read()?.etag ?? ''));
      this.forgetWords();
      if (this.isFirst()) return;
      await this.readRelease();
      this.take(null);
    });
  }

  /** Opens a file of the draft; what was changed in the one before is sent first, or waits there where it cannot be. */
  async open(name: string): Promise<void> {
    this.wanted = name;
    const before = this.file();
    if (before?.name === name) return;
    await before?.write();
    if (before?.isSaved() === false) this.unsaved.set(before.name, before);
    const left = this.unsaved.get(name);
    if (left && this.wanted === name) {
      this.unsaved.delete(name);
      left.beginAnew();
      this.file.set(left);
      return;
    }
    await this.attempt(async () => {
      const file = await this.fetched(name);
      if (this.wanted === name) this.file.set(file);
    });
  }

  /** Names of the files with words that the server has not taken. */
  unsavedFiles(): string[] {
    const open = this.file();
    return [...new Set([...this.unsaved.values(), ...(open ? [open] : [])])]
      .filter((file) => !file.isSaved())
      .map(({ name }) => name);
  }

  /** Sends what was not sent yet and reads which version that makes. */
  async keep(): Promise<void> {
    const file = this.file();
    if (!file || file.isSaved()) return;
    await file.write();
    await this.check();
  }

  async play(): Promise<void> {
    await this.keep();
    await this.attempt(async () => this.trial.set(await firstValueFrom(this.api.play(this.key()))));
  }

  /** Plays one scenario by the name of its file; null when it could not be played. */
  async playOne(file: string): Promise<Trial | null> {
    await this.keep();
    let trial: Trial | null = null;
    const name = file.replace(scenarios, '');
    await this.attempt(async () => {
      trial = await firstValueFrom(this.api.play(this.key(), name));
    });
    return trial;
  }

  /** Adds a scenario that is to be filled in. Refusals are for who asked. */
  async addScenario(sentence: string): Promise<string> {
    const name = slugOf(sentence, 60) || 'example';
    const names = this.files();
    const free = [name, ...Array.from({ length: 200 }, (_, n) => `${name}-${n + 2}`)]
      .map((each) => `${scenarios}${each}.yaml`)
      .find((each) => !names.includes(each));
    const text = `scenario: ${JSON.stringify(sentence)}\ncourse:\n  - then: {status: IN_REVIEW}\n`;
    return this.add(free ?? '', text);
  }

  /** Adds a file. Refusals are for who asked. @return its name */
  async add(name: string, text: string): Promise<string> {
    await this.keep();
    const { value } = await firstValueFrom(this.api.write(this.key(), name, text, ''));
    await this.check();
    return value.name;
  }

  /** Takes a file away as it was last seen here; another one is opened. */
  async remove(file: OpenFile): Promise<boolean> {
    await file.write();
    return this.attempt(async () => {
      await file.remove();
      this.file.set(null);
      await this.check();
    });
  }

  /** Gives a file another name, as it was last seen here. Refusals are for who asked. @return it */
  async rename(file: OpenFile, to: string): Promise<string> {
    await file.write();
    const { name } = await file.rename(to);
    await this.check();
    return name;
  }

  /** Makes a scenario out of a request that is over. Refusals are for who asked. */
  async retell(ticket: string): Promise<string> {
    await this.keep();
    const { name } = await firstValueFrom(this.api.retell(this.key(), ticket));
    await this.check();
    return name;
  }

  /** Makes the draft a release. @param etag of the version that was looked at @param pilot who alone meets it for now; null for all. Refusals are for who asked. */
  async publish(etag: string, note: string, pilot: Audience | null): Promise<Release> {
    await this.keep();
    const unsaved = this.unsavedFiles();
    if (unsaved.length > 0)
      throw new Problem(409, 'UNSAVED', this.locale.t('design.unsaved', { files: unsaved.join(', ') }));
    const release = await firstValueFrom(this.api.publish(this.key(), etag, note, pilot));
    await this.load(this.key());
    return release;
  }

  /** Somebody, maybe in another window, has changed the draft, or ended it. */
  async hear(isOver: boolean): Promise<void> {
    const file = this.file();
    // what was typed stays in sight; it is told that it cannot be kept
    if (isOver) return file?.isSaved() === false ? file.write() : this.load(this.key());
    await this.check();
    const line = this.draft()?.files.find(({ name }) => name === file?.name);
    if (!file || !line) return;
    await this.attempt(async () => {
      const who = await file.hear(line.version);
      if (who) this.toasts.say(this.locale.t('design.taken', { name: who.name, file: file.name }));
    });
  }

  /** Reads what the draft is now and what keeps it from becoming a release; the last answer counts. */
  private async check(): Promise<void> {
    const number = ++this.checks;
    await this.attempt(async () => {
      const draft = await firstValueFrom(this.api.draft(this.key()));
      const problems = draft ? await firstValueFrom(this.api.problems(this.key())) : [];
      if (number !== this.checks) return;
      this.read.set(draft);
      this.problems.set(problems);
    });
  }

  private async replaceBy(call: Observable<Read<Draft>>): Promise<boolean> {
    return this.attempt(async () => {
      const draft = await firstValueFrom(call);
      this.forgetWords();
      this.take(draft);
    });
  }

  private take(draft: Read<Draft> | null): void {
    const open = this.file()?.name;
    this.read.set(draft);
    this.file.set(null);
    this.unsaved.clear();
    this.trial.set(null);
    this.problems.set([]);
    if (!draft) return;
    void this.check();
    if (draft.value.files.some(({ name }) => name === open)) void this.open(open ?? '');
  }

  private async fetched(name: string): Promise<OpenFile> {
    const file = await firstValueFrom(this.api.file(this.key(), name));
    return new OpenFile(this.api, this.key(), file, this.words, () => void this.check());
  }

  /** Goes on with what an earlier visit has typed and the server has not taken. */
  private async resume(): Promise<void> {
    const left = this.draft() ? this.files().filter((name) => this.words.of(aboutFile(this.key(), name), null)) : [];
    if (left.length === 0) return;
    for (const name of left) this.unsaved.set(name, await this.fetched(name));
    this.toasts.say(this.locale.t('design.resumed', { files: left.join(', ') }));
  }

  /** What was typed belongs to a draft that is no more. */
  private forgetWords(): void {
    this.words.forget(...this.files().map((name) => aboutFile(this.key(), name)));
  }

  private async readRelease(): Promise<void> {
    const number = this.current()?.number;
    if (number === undefined) return;
    const archive = await firstValueFrom(this.api.archive(this.key(), number));
    this.texts.set(await textsOf(await archive.arrayBuffer()));
  }

  private async attempt(work: () => Promise<void>): Promise<boolean> {
    this.busy.set(true);
    try {
      await work();
      return true;
    } catch (error) {
      this.toasts.sayProblem(Problem.of(error));
      return false;
    } finally {
      this.busy.set(false);
    }
  }
}
