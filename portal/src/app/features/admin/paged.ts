import { HttpClient } from '@angular/common/http';
import { computed, effect, inject, signal, untracked } from '@angular/core';
import { Subscription } from 'rxjs';
import { Problem } from '../../core/api/problem';
import type { Page } from '../../shared/model/model';

type Filter = Record<string, string | undefined>;

/** A list that is read page by page; another filter begins it anew. Made where things are injected. */
export class Paged<T> {
  private readonly http = inject(HttpClient);
  private readonly pages = signal<Page<T>[] | null>(null);
  private reading = Subscription.EMPTY;

  readonly problem = signal<Problem | null>(null);
  readonly paging = signal(false);
  readonly items = computed(() => this.pages()?.flatMap((page) => page.items) ?? []);
  readonly loading = computed(() => this.pages() === null && !this.problem());
  readonly complete = computed(() => !this.pages()?.at(-1)?.next_cursor);

  constructor(
    private readonly url: string,
    private readonly filter: () => Filter,
  ) {
    effect((onCleanup) => {
      this.filter();
      untracked(() => this.begin());
      onCleanup(() => this.reading.unsubscribe());
    });
  }

  more(): void {
    const cursor = this.pages()?.at(-1)?.next_cursor;
    if (cursor && !this.paging()) this.read(cursor);
  }

  /** From its beginning; what is shown stays until the answer is there. */
  reload(): void {
    this.read();
  }

  /** Puts in place what the server says of one row. */
  replace(row: T, is: (other: T) => boolean): void {
    this.pages.update(
      (pages) => pages?.map((page) => ({ ...page, items: page.items.map((one) => (is(one) ? row : one)) })) ?? null,
    );
  }

  private begin(): void {
    this.pages.set(null);
    this.read();
  }

  private read(cursor?: string): void {
    this.reading.unsubscribe();
    this.paging.set(!!cursor);
    const wanted = Object.entries({ ...this.filter(), cursor }).filter(
      (entry): entry is [string, string] => !!entry[1],
    );
    this.reading = this.http.get<Page<T>>(this.url, { params: Object.fromEntries(wanted) }).subscribe({
      next: (page) => {
        this.problem.set(null);
        this.paging.set(false);
        this.pages.update((pages) => (cursor ? [...(pages ?? []), page] : [page]));
      },
      error: (error: unknown) => {
        this.paging.set(false);
        this.problem.set(Problem.of(error));
      },
    });
  }
}
