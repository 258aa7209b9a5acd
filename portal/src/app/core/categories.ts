import { HttpClient } from '@angular/common/http';
import { computed, inject, type Signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { EMPTY, expand, reduce } from 'rxjs';
import type { Category, Page } from '../shared/model/model';

/** What requests may be about, all of it, by path; read anew by each place that offers it. Called where things are injected. */
export const offeredCategories = (isWanted: () => boolean): Signal<Category[]> => {
  const http = inject(HttpClient);
  const page = (cursor?: string) =>
    http.get<Page<Category>>('/api/v1/categories', { params: { limit: 100, ...(cursor ? { cursor } : {}) } });
  const answer = rxResource({
    params: () => isWanted() || undefined,
    stream: () =>
      page().pipe(
        expand(({ next_cursor }) => (next_cursor ? page(next_cursor) : EMPTY)),
        reduce((all: Category[], { items }) => [...all, ...items], []),
      ),
  });
  return computed(() => (answer.hasValue() ? answer.value() : []));
};

/** What may be chosen: what is offered, and what is there already. */
export const pathsOf = (offered: Category[], present: string | null | undefined): string[] => {
  const paths = offered.map(({ path }) => path);
  return present && !paths.includes(present) ? [present, ...paths] : paths;
};
