import { httpResource } from '@angular/common/http';
import { computed, type Signal } from '@angular/core';
import type { Category, Page } from '../shared/model/model';

/** What requests may be about, by path; read anew by each place that offers it. Called where things are injected. */
export const offeredCategories = (isWanted: () => boolean): Signal<Category[]> => {
  const answer = httpResource<Page<Category>>(() => (isWanted() ? '/api/v1/categories' : undefined));
  return computed(() => (answer.hasValue() ? answer.value().items : []));
};

/** What may be chosen: what is offered, and what is there already. */
export const pathsOf = (offered: Category[], present: string | null | undefined): string[] => {
  const paths = offered.map(({ path }) => path);
  return present && !paths.includes(present) ? [present, ...paths] : paths;
};
