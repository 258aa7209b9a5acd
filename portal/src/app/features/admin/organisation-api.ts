import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { map, type Observable } from 'rxjs';
import type { Category, Colleague, Department, Group, Page, Waiting } from '../../shared/model/model';
import type { Read } from './sla-api';

const base = '/api/v1';

interface Kinds {
  people: Colleague;
  departments: Department;
  groups: Group;
  categories: Category;
}

/** Kinds of what people are sorted into, by key. */
export type UnitKind = Exclude<keyof Kinds, 'people'>;
export type Unit<K extends UnitKind> = Kinds[K];

/** Names in the address the one to change. */
export const parameterOf: Record<UnitKind, string> = {
  departments: 'department',
  groups: 'group',
  categories: 'category',
};

/** What is said of a person or a unit; null takes a value away, what is absent stays. */
export type Wanted = Record<string, string | string[] | boolean | null>;

/** People, departments, groups and categories, as administrators keep them; people by id, the others by key. */
@Injectable({ providedIn: 'root' })
export class OrganisationApi {
  private readonly http = inject(HttpClient);

  read<K extends keyof Kinds>(kind: K, id: string): Observable<Read<Kinds[K]>> {
    return this.http
      .get<Kinds[K]>(`${base}/${kind}/${id}`, { observe: 'response' })
      .pipe(map((answer) => ({ value: answer.body!, etag: answer.headers.get('ETag') ?? '' })));
  }

  add<K extends keyof Kinds>(kind: K, wanted: Wanted): Observable<Kinds[K]> {
    return this.http.post<Kinds[K]>(`${base}/${kind}`, wanted);
  }

  change<K extends keyof Kinds>(kind: K, id: string, etag: string, wanted: Wanted): Observable<Kinds[K]> {
    return this.http.patch<Kinds[K]>(`${base}/${kind}/${id}`, wanted, { headers: { 'If-Match': etag } });
  }

  remove(kind: keyof Kinds, id: string): Observable<void> {
    return this.http.delete<void>(`${base}/${kind}/${id}`);
  }

  waiting(person: string): Observable<Waiting> {
    return this.http.get<Waiting>(`${base}/people/${person}/waiting`);
  }

  /** The first of those who report to a person. */
  reports(person: string): Observable<Colleague[]> {
    return this.http
      .get<Page<Colleague>>(`${base}/people`, { params: { manager: person } })
      .pipe(map(({ items }) => items));
  }

  givePassword(person: string, password: string): Observable<void> {
    return this.http.put<void>(`${base}/people/${person}/password`, { new_password: password });
  }

  invite(person: string): Observable<void> {
    return this.http.post<void>(`${base}/people/${person}/invitation`, null);
  }
}
