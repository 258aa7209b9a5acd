import { computed, inject, signal } from '@angular/core';
import { Problem } from '../../core/api/problem';
import { Toasts } from '../../core/toasts';
import { Words } from '../../core/words';

interface Kept<Form> {
  form: Form;
  etag: string;
}

/** A form over what the server has: what it does not have yet is kept in the tab. Made where things are injected. */
export class Editing<Form extends object> {
  private readonly words = inject(Words);
  protected readonly toasts = inject(Toasts);
  private read: Kept<Form> | null = null;
  private etagOfForm = '';

  readonly form = signal<Form | null>(null);
  readonly problem = signal<Problem | null>(null);
  readonly changed = signal(false);
  /** Whether somebody else changed it since it was read. */
  readonly stale = computed(() => this.problem()?.status === 412);

  /** @param about names what is edited among all that is kept */
  constructor(private readonly about: () => string) {}

  get etag(): string {
    return this.etagOfForm;
  }

  begin(form: Form, etag = ''): void {
    this.read = { form, etag };
    const kept = this.words.of<Kept<Form> | null>(this.about(), null);
    this.show(kept ?? this.read, kept !== null);
  }

  edit(change: Partial<Form>): void {
    this.form.update((form) => form && { ...form, ...change });
    this.changed.set(true);
    this.words.keep(this.about(), { form: this.form(), etag: this.etagOfForm });
  }

  /** The parts of the form that differ from what was read. */
  differences(): Partial<Form> {
    const before: Record<string, unknown> = { ...this.read?.form };
    return Object.fromEntries(
      Object.entries(this.form() ?? {}).filter(([name, now]) => JSON.stringify(now) !== JSON.stringify(before[name])),
    ) as Partial<Form>;
  }

  discard(): void {
    this.forget();
    if (this.read) this.show(this.read, false);
  }

  /** The server has it. */
  forget(): void {
    this.words.forget(this.about());
  }

  readonly refused = (error: unknown): void => {
    this.problem.set(Problem.of(error));
    this.toasts.sayProblem(Problem.of(error));
  };

  /** What is wrong at or below a place of what was sent. */
  wrong(pointer: string): string | null {
    return this.problem()?.errors.find((error) => `${error.pointer}/`.startsWith(`${pointer}/`))?.detail ?? null;
  }

  private show({ form, etag }: Kept<Form>, changed: boolean): void {
    this.etagOfForm = etag;
    this.form.set(form);
    this.problem.set(null);
    this.changed.set(changed);
  }
}
