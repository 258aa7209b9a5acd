import { httpResource } from '@angular/common/http';
import {
  computed,
  debounced,
  DestroyRef,
  effect,
  inject,
  Injectable,
  linkedSignal,
  signal,
  untracked,
} from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { Problem, sentencesOf } from '../../core/api/problem';
import { TicketsApi, type Versioned } from '../../core/api/tickets-api';
import { offeredCategories, pathsOf } from '../../core/categories';
import { Files } from '../../core/files';
import { ThrownAway } from '../../core/thrown-away';
import { Toasts } from '../../core/toasts';
import { Texts } from '../../shared/locale/texts';
import { Zone } from '../../shared/locale/zone';
import type {
  Attachment,
  CustomFields,
  FormComponent,
  Preview,
  Priority,
  RequestType,
  Ticket,
  TicketBody,
} from '../../shared/model/model';
import type { RefusedFile } from '../../shared/ui/files/refused-files';
import { type Answers, Unsaved } from './unsaved';

const own = ['title', 'description', 'priority', 'due_date'] as const;

const isOwn = (key: string): boolean => (own as readonly string[]).includes(key);

/** One request being written, from its first word until another one is opened. */
interface Writing {
  type: string | null;
  draft: Versioned<Ticket> | null;
}

const nameOf = ({ draft, type }: Writing): string => draft?.value.id ?? type ?? '';

const nothing: Answers = { title: '', description: '', priority: null, category: null, due: '', fields: {} };

const fieldsOf = (components: FormComponent[] = []): FormComponent[] =>
  components.flatMap((component) => [component, ...fieldsOf(component.components)]);

const requiredOf = (components: FormComponent[] = []): string[] =>
  components
    .filter((component) => !component.conditional)
    .flatMap((component) => [
      ...(component.key && component.validate?.required ? [component.key] : []),
      ...requiredOf(component.components),
    ]);

/** The most characters that a title may have. */
const longestTitle = 200;

const askAgain = 5_000;

const isEmpty = (value: unknown): boolean => value === undefined || value === null || value === '';

/** A request being written: kept as a draft by itself, with the path that it would take. */
@Injectable()
export class DraftStore {
  /** Who leaves within the pause loses no word; the first to hear of it, since what is read for it ends with the place, too. */
  private readonly leaving = inject(DestroyRef).onDestroy(() => {
    if (this.touched && !this.isSent()) void this.save();
  });
  private readonly api = inject(TicketsApi);
  private readonly unsaved = inject(Unsaved);
  private readonly filing = inject(Files);
  private readonly thrownAway = inject(ThrownAway);
  private readonly toasts = inject(Toasts);
  private readonly t = inject(Texts).t;
  private readonly zone = inject(Zone);

  readonly typeKey = signal<string | null>(null);
  private readonly draft = signal<Versioned<Ticket> | null>(null);
  private readonly kind = httpResource<RequestType>(() => {
    const key = this.typeKey();
    return key ? `/api/v1/request-types/${encodeURIComponent(key)}` : undefined;
  });
  readonly type = computed(() => (this.kind.hasValue() ? this.kind.value() : null));
  readonly typeProblem = computed(() => (this.kind.error() ? Problem.of(this.kind.error()) : null));

  readonly answers = signal<Answers>(nothing);
  /** What the form starts with; the form itself keeps what is typed after that. */
  readonly start = signal<CustomFields>({});
  readonly wrong = signal<Record<string, string>>({});
  /** How many characters the title may still have; below zero when it has too many. */
  readonly titleRoom = computed(() => longestTitle - (this.body()?.title ?? '').length);
  /** What is to be mended, by the names of the fields; too long a title is told while it is typed. */
  readonly mistakes = computed((): Record<string, string> => {
    const over = -this.titleRoom();
    return over > 0
      ? { ...this.wrong(), title: this.t('new.titleTooLong', { most: longestTitle, count: over }) }
      : this.wrong();
  });
  readonly saved = signal<string | null>(null);
  /** Why what was typed last is not with the server. */
  readonly refused = signal<Problem | null>(null);
  /** Why what was submitted last is still a draft. */
  readonly unsent = signal<Problem | null>(null);
  readonly busy = signal(false);
  /** What was written before is on its way; a form that starts without it would never have it. */
  readonly resuming = signal(false);
  private readonly attached = signal<Attachment[]>([]);
  readonly files = computed(() => this.attached().filter((file) => !this.thrownAway.has(file.id)));
  /** Files that were chosen last and are not there. */
  readonly refusedFiles = signal<RefusedFile[]>([]);
  private touched = false;
  private saving: Promise<Problem | null> = Promise.resolve(null);
  private writing: Writing = { type: null, draft: null };

  /** Before what every request of the type must say is there, no path says that nobody has to decide. */
  readonly complete = computed(() => {
    const { fields } = this.answers();
    return requiredOf(this.type()?.form?.components).every((key) => !isEmpty(fields[key]));
  });

  /** Standard fields that the form of this type asks for itself. */
  readonly asked = computed(
    () => new Set(fieldsOf(this.type()?.form?.components).flatMap(({ key }) => (key ? [key] : []))),
  );

  private readonly categories = offeredCategories(() => !!this.typeKey());
  /** Whether what it is about is said beside the form, and not in it. */
  private readonly isSorted = computed(
    () =>
      !fieldsOf(this.type()?.form?.components).some(
        ({ key, properties }) => key === 'category' || properties?.source === 'categories',
      ),
  );
  /** What was chosen, or else what requests of this type are about. */
  readonly category = computed(() => {
    const { category } = this.answers();
    return category ?? this.categories().find(({ key }) => key === this.type()?.category)?.path ?? '';
  });
  /** What was chosen, or else how soon requests of this type are wanted. */
  readonly priority = computed(() => this.answers().priority ?? this.type()?.priority ?? 'MEDIUM');
  /** What it may be about; nothing when the form asks that. */
  readonly choices = computed(() => (this.isSorted() ? pathsOf(this.categories(), this.category()) : []));

  private readonly body = computed((): TicketBody | null => {
    const type = this.type();
    if (!type) return null;
    const { title, description, due, fields } = this.answers();
    const inForm = (key: (typeof own)[number]) =>
      this.asked().has(key) ? (fields[key] as string | undefined) : undefined;
    return {
      ticket_type: type.key,
      title: (inForm('title') ?? title).trim(),
      description: (inForm('description') ?? description).trim() || null,
      priority: (inForm('priority') as Priority) ?? this.priority(),
      ...(this.isSorted() ? { category: this.category() || null } : {}),
      due_date: this.zone.endOf(inForm('due_date') || due),
      custom_fields: Object.fromEntries(
        Object.entries(fields).filter(([key, value]) => !isOwn(key) && !isEmpty(value)),
      ),
    };
  });

  /** Keys of answers that the form objects to; the path is asked for without them. */
  readonly unfit = signal<string[]>([]);
  private readonly said = computed((): TicketBody | null => {
    const body = this.body();
    if (!body) return null;
    const unfit = this.unfit();
    const fields = Object.entries(body.custom_fields ?? {}).filter(([key]) => !unfit.includes(key));
    const due = body.due_date && Date.parse(body.due_date) > Date.now() ? body.due_date : null;
    return { ...body, due_date: due, custom_fields: Object.fromEntries(fields) };
  });

  private readonly settled = debounced(this.body, 350);
  private readonly asking = debounced(this.said, 350);
  private readonly ahead = httpResource<Preview>(() => {
    const body = this.asking.hasValue() ? this.asking.value() : null;
    return body ? { url: '/api/v1/tickets/preview', method: 'POST', body } : undefined;
  });
  /** The last path that could be computed; an unfinished form does not take it away. */
  readonly preview = linkedSignal<Preview | null, Preview | null>({
    source: () => (this.ahead.hasValue() ? this.ahead.value() : null),
    computation: (now, before) => now ?? before?.value ?? null,
  });
  readonly previewing = computed(() => this.ahead.isLoading());

  constructor() {
    effect(() => {
      const body = this.settled.hasValue() ? this.settled.value() : null;
      if (body && this.touched && !untracked(this.isSent)) untracked(() => void this.save());
    });
    effect((onCleanup) => {
      if (!this.refused()?.isAway || untracked(this.isSent)) return;
      const again = setTimeout(() => void this.save(), askAgain);
      onCleanup(() => clearTimeout(again));
    });
  }

  /** Opens what the address names: a type, and a draft of it. */
  open(type: string | null, draft: string | null): void {
    if (type === this.typeKey() && draft === (this.draft()?.value.id ?? null)) return;
    this.begin(type);
    if (draft) void this.resume(draft);
    else if (type) this.restore(type);
  }

  private begin(type: string | null): void {
    if (!this.isSent()) void this.save();
    this.writing = { type, draft: null };
    this.typeKey.set(type);
    this.draft.set(null);
    this.answers.set(nothing);
    this.start.set({});
    this.wrong.set({});
    this.unfit.set([]);
    this.attached.set([]);
    this.refusedFiles.set([]);
    this.saved.set(null);
    this.refused.set(null);
    this.unsent.set(null);
    this.touched = false;
  }

  private async resume(id: string): Promise<void> {
    const { writing } = this;
    this.resuming.set(true);
    try {
      const draft = await firstValueFrom(this.api.get(id));
      if (writing !== this.writing) return;
      const { title, description, priority, category, due_date, custom_fields } = draft.value;
      writing.draft = draft;
      this.draft.set(draft);
      this.write({
        title,
        description: description ?? '',
        priority,
        category: category ?? '',
        due: due_date ? this.zone.dayOf(due_date) : '',
        fields: custom_fields,
      });
      this.saved.set(draft.value.updated_at);
      this.restore(id);
      const files = await firstValueFrom(this.api.files(id));
      if (writing === this.writing) this.attached.set(files.items);
    } catch (error) {
      if (writing === this.writing) this.toasts.sayProblem(Problem.of(error));
    } finally {
      if (writing === this.writing) this.resuming.set(false);
    }
  }

  /** Takes up what was typed in this tab and never reached the server. */
  private restore(of: string): void {
    const kept = this.unsaved.find(of);
    if (!kept) return;
    this.write(kept);
    this.touched = true;
  }

  private write(answers: Answers): void {
    const { title, description, priority, due, fields } = answers;
    this.answers.set(answers);
    this.start.set({ ...fields, title, description, priority, due_date: due || null });
  }

  change(change: Partial<Answers>, byHand = true): void {
    this.touched ||= byHand;
    this.answers.update((answers) => ({ ...answers, ...change }));
    if (this.touched) this.unsaved.keep(nameOf(this.writing), this.answers());
    const changed = (key: string) =>
      key in change || (isOwn(key) ? key === 'due_date' && 'due' in change : 'fields' in change);
    if (Object.keys(this.wrong()).some(changed))
      this.wrong.update((wrong) => Object.fromEntries(Object.entries(wrong).filter(([key]) => !changed(key))));
  }

  /** Keeps what is there; one write after the other, so that each has the version of the one before. */
  save(): Promise<Problem | null> {
    const body = this.body();
    if (!body || !this.touched) return this.saving;
    this.touched = false;
    const asked = this.asked();
    const writing = this.writing;
    this.saving = this.saving.then(async () => {
      const { draft } = writing;
      try {
        const { ticket_type, ...answers } = body;
        const emptied = Object.fromEntries([...asked].filter((key) => !isOwn(key)).map((key) => [key, null]));
        const change = draft ? { ...answers, custom_fields: { ...emptied, ...answers.custom_fields } } : answers;
        const next = await firstValueFrom(
          draft
            ? this.api.change(draft.value.id, draft.etag, change)
            : this.api.create({ ...change, ticket_type, draft: true }),
        );
        this.unsaved.forget(nameOf(writing));
        this.keep(writing, next);
        if (writing === this.writing) this.refused.set(null);
        return null;
      } catch (error) {
        const problem = Problem.of(error);
        if (draft) await this.catchUp(writing, draft, problem);
        if (writing === this.writing) this.objectTo(problem);
        else this.toasts.sayProblem(problem);
        return problem;
      }
    });
    return this.saving;
  }

  /** Keeps a draft even of nothing yet, since somebody asked for it. */
  keepDraft(): Promise<Problem | null> {
    this.touched ||= !this.draft();
    return this.save();
  }

  /** What was changed elsewhere is written over by the next word here; what was thrown away there begins anew. */
  private async catchUp(writing: Writing, { value }: Versioned<Ticket>, { status }: Problem): Promise<void> {
    if (status === 404 && value.status === 'DRAFT') {
      writing.draft = null;
      if (writing === this.writing) this.draft.set(null);
    } else if (status === 412) {
      const newer = await firstValueFrom(this.api.get(value.id)).catch(() => null);
      if (newer) this.keep(writing, newer);
    }
  }

  private objectTo(problem: Problem): void {
    this.touched = true;
    this.refused.set(problem);
    if (problem.errors.length) this.mark(problem);
  }

  private mark(problem: Problem): void {
    this.wrong.set(
      Object.fromEntries(problem.errors.map(({ pointer, detail }) => [pointer.split('/').at(-1) ?? '', detail])),
    );
  }

  /** What the server answers belongs to the request that it was written for, even when another one is open by now. */
  private keep(writing: Writing, draft: Versioned<Ticket>): void {
    writing.draft = draft;
    if (writing !== this.writing) return;
    this.draft.set(draft);
    this.saved.set(draft.value.updated_at);
    // what was typed meanwhile
    if (this.touched) this.unsaved.keep(nameOf(writing), this.answers());
  }

  /** Files hang on a draft, so that there has to be one. */
  async attach(files: File[]): Promise<void> {
    const { writing } = this;
    this.busy.set(true);
    const problem = this.isSent() ? null : await this.keepDraft();
    const draft = writing.draft?.value.id;
    const refused = draft
      ? await this.filing.attach(draft, files, (file) => {
          if (writing === this.writing) this.attached.update((kept) => [...kept, file]);
        })
      : files.map(({ name }) => ({ name, why: problem ? sentencesOf(problem, this.t) : '' }));
    if (writing === this.writing) this.refusedFiles.set(refused);
    this.busy.set(false);
  }

  /** It was read why a file is not there. */
  passOver(file: RefusedFile): void {
    this.refusedFiles.update((files) => files.filter((one) => one !== file));
  }

  /** Whether the title will do; says that one is needed where there is none. */
  checkTitle(): boolean {
    const missing = this.body()?.title === '';
    if (missing) this.wrong.update((wrong) => ({ ...wrong, title: this.t('new.titleMissing') }));
    return !this.mistakes()['title'];
  }

  /** Sends it; gives the request, or null after saying what has to be mended. */
  async submit(): Promise<Ticket | null> {
    const body = this.body();
    if (!body || this.busy() || !this.checkTitle()) return null;
    this.busy.set(true);
    this.unsent.set(null);
    // a file that was taken away just now does not go with it
    this.toasts.dismiss();
    try {
      const refused = await this.save();
      if (refused) throw refused;
      const draft = this.draft();
      if (this.isSent() && draft) return draft.value;
      if (draft) return await firstValueFrom(this.api.act(draft.value.id, 'submit'));
      return (await firstValueFrom(this.api.create(body))).value;
    } catch (error) {
      const problem = Problem.of(error);
      this.mark(problem);
      if (!problem.errors.length && !this.isSent()) this.unsent.set(problem);
      return null;
    } finally {
      this.busy.set(false);
    }
  }

  /** Gives the draft away as it is now, with the last word in it. */
  async letGo(): Promise<Versioned<Ticket> | null> {
    await this.save();
    this.forget();
    return this.draft();
  }

  readonly draftId = computed(() => this.draft()?.value.id ?? null);
  readonly hasDraft = computed(() => this.draft()?.value.status === 'DRAFT');
  /** A request that was sent already is changed on purpose, never by itself. */
  readonly isSent = computed(() => !!this.draft() && !this.hasDraft());
  /** The request under way that is being changed. */
  readonly underWay = computed(() => (this.isSent() ? (this.draft()?.value ?? null) : null));

  /** Whether something would be lost by leaving: drafts keep themselves, requests under way do not. */
  hasUnsaved(): boolean {
    return this.isSent() && this.touched;
  }

  /** Whether closing the tab would lose what the server refused to take. */
  isRefused(): boolean {
    return this.touched && this.refused() !== null;
  }

  /** Leaves the request under way as it was. */
  forget(): void {
    this.touched = false;
    this.unsaved.forget(nameOf(this.writing));
  }
}
