import { computed, effect, inject, Injectable, signal } from '@angular/core';
import { firstValueFrom, type Observable } from 'rxjs';
import { Problem } from '../../core/api/problem';
import { Toasts } from '../../core/toasts';
import { CommentApi, type DraftComment } from './comment-api';
import { Workbench } from './workbench';

/** What is said about the draft on the bench. */
@Injectable()
export class DraftComments {
  private readonly api = inject(CommentApi);
  private readonly bench = inject(Workbench);
  private readonly toasts = inject(Toasts);
  private readonly asked = signal(0);

  readonly all = signal<DraftComment[]>([]);
  readonly open = computed(() => this.all().filter(({ resolved_by }) => !resolved_by));

  constructor() {
    effect((onCleanup) => {
      this.asked();
      if (!this.bench.draft()) {
        this.all.set([]);
        return;
      }
      const answer = this.api.list(this.bench.key()).subscribe({
        next: (comments) => this.all.set(comments),
        error: (error: unknown) => this.toasts.sayProblem(Problem.of(error)),
      });
      onCleanup(() => answer.unsubscribe());
    });
  }

  /** Somebody has said something. */
  read(): void {
    this.asked.update((times) => times + 1);
  }

  /** How many are open, by the elements of a file. */
  countsOf(file: string): { id: string; count: number }[] {
    const ids = this.open().flatMap((comment) => (comment.file === file && comment.element) || []);
    return [...new Set(ids)].map((id) => ({ id, count: ids.filter((each) => each === id).length }));
  }

  /** @return whether the server has taken it, as of the other acts */
  async add(file: string, element: string, text: string): Promise<boolean> {
    await this.bench.keep();
    return this.attempt(this.api.add(this.bench.key(), file, element, text));
  }

  answer(id: string, text: string): Promise<boolean> {
    return this.attempt(this.api.answer(this.bench.key(), id, text));
  }

  resolve({ id }: DraftComment): Promise<boolean> {
    return this.attempt(this.api.resolve(this.bench.key(), id));
  }

  reopen({ id }: DraftComment): Promise<boolean> {
    return this.attempt(this.api.reopen(this.bench.key(), id));
  }

  private async attempt(call: Observable<DraftComment>): Promise<boolean> {
    try {
      const now = await firstValueFrom(call);
      this.all.update((all) => [...all.filter(({ id }) => id !== now.id), now].sort((a, b) => (a.id < b.id ? -1 : 1)));
      return true;
    } catch (error) {
      this.toasts.sayProblem(Problem.of(error));
      return false;
    }
  }
}
