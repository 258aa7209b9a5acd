import { HttpClient, type HttpResponse } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { catchError, map, type Observable, of, throwError } from 'rxjs';
import { Problem } from '../../core/api/problem';
import type { Page, Person, TicketStatus } from '../../shared/model/model';
import type { Audience } from './pilot-api';
import type { Repair } from '../../shared/ui/diagram-view/repairs';

const base = '/api/v1/packs';

/** A pack by its current release, which is absent while it has none. */
export interface Pack {
  key: string;
  name: string;
  icon: string;
  category: string;
  release_number?: number | null;
  released_at?: string | null;
  /** Whether it is being changed. */
  draft: boolean;
}

/** What a new pack is to be; what is absent stays as it is in what it begins as. */
export interface NewPack {
  key: string;
  name: Record<string, string>;
  category?: string;
  roles?: string[];
  copy_of?: string;
}

export interface Release {
  id: string;
  number: number;
  current: boolean;
  /** Some people meet it before all do. */
  pilot: boolean;
  /** Absent for what came with the application. */
  published_by?: string | null;
  note?: string | null;
  /** Who approved it before it was published. */
  reviewed_by?: string | null;
  created_at: string;
}

export interface DraftFile {
  name: string;
  size: number;
  version: number;
  changed_by: Person;
  changed_at: string;
  content?: string | null;
}

export interface Draft {
  pack: string;
  /** The number of the release that it was made from; 0 while the pack has none. */
  base: number;
  version: number;
  changed_by: Person;
  changed_at: string;
  files: DraftFile[];
}

export interface PackProblem {
  file: string;
  /** An element of the model, or a place in the file. */
  element: string;
  message: string;
  /** What mends it, where that is safe. */
  repair?: Repair | null;
}

/** A text that a pack may have. */
export interface LetterChoice {
  file: string;
  event: string;
  language: string;
  /** What it may name, besides the fields of the form. */
  names: string[];
  /** What the platform says. */
  usual: string;
}

export interface LetterPreview {
  problems: PackProblem[];
  /** Absent where something is wrong. */
  letter?: {
    /** The pack's words are sent, and not those of the platform. */
    own: boolean;
    subject: string;
    text: string;
    html: string;
  } | null;
}

export type Kind = 'ADDED' | 'REMOVED' | 'CHANGED';

export interface Change {
  file: string;
  kind: Kind;
  elements: ChangedElement[];
}

export interface ChangedElement {
  id: string;
  type: string;
  name: string;
  kind: Kind;
  properties: { path: string; before?: string | null; after?: string | null }[];
}

/** What came of the scenarios of a draft. */
export interface Trial {
  draft_version: number;
  green: boolean;
  scenarios: { name: string; sentence: string; problems: string[]; path: Move[] }[];
  coverage: Coverage[];
}

/** A token comes to a node or leaves it. */
export interface Move {
  process: string;
  node: string;
  name: string;
  arrives: boolean;
  /** Of simulated time, since the scenario began. */
  minute: number;
}

export interface Coverage {
  process: string;
  nodes: number;
  flows: number;
  missed_nodes: string[];
  missed_flows: string[];
}

export const differences = [
  'SAME',
  'GAINS_STEP',
  'LOSES_STEP',
  'OTHER_APPROVERS',
  'ENDS_OTHERWISE',
  'NEVER_ENDS',
  'UNKNOWN',
] as const;
export type Difference = (typeof differences)[number];

/** What the draft would have changed about requests that are over, as far as it is known. */
export interface WhatIfSummary {
  done: number;
  total: number;
  /** More is to come. */
  under_way: boolean;
  /** The draft has changed since. */
  outdated: boolean;
  counts: { difference: Difference; reason?: string | null; requests: number }[];
  /** The middle of how long those took that ended then and would end now. */
  minutes_then?: number | null;
  minutes_now?: number | null;
  /** How many of them were not over in the time promised. */
  breaches_then: number;
  breaches_now: number;
}

export interface WhatIfLine {
  number: number;
  /** Absent for who may not read it. */
  ticket?: { id: string; number?: string | null; title: string } | null;
  difference: Difference;
  /** Names of those that are gained or lost. */
  steps: string[];
  reason?: string | null;
  /** The step or the place that is the reason. */
  at: string;
}

export interface Course {
  status: TicketStatus;
  steps: Step[];
  minutes?: number | null;
  /** It was not over in the time promised. */
  breached: boolean;
}

export interface Step {
  kind: 'TASK' | 'APPROVAL' | 'EVENT' | 'GATEWAY';
  /** Of the model; empty for an approval. */
  node: string;
  name: string;
  minute: number;
  persons: Person[];
}

export interface Compared {
  request: WhatIfLine;
  /** Number of the release that it ran on. */
  release: number;
  then: Course;
  now?: Course | null;
}

export interface Proof {
  claim: 'EVERY_PATH_ENDS' | 'EVERY_TIMER_LEADS_ON' | 'TWO_PEOPLE_BEFORE';
  process: string;
  step?: string | null;
  answer: 'PROVEN' | 'REFUTED' | 'NOT_PROVEN';
  /** Ids of nodes and flows: the way that shows the contrary, or that cannot be told. */
  path: string[];
  reason?: string | null;
  at: string[];
}

export type MigrationState = 'WAITING' | 'MOVABLE' | 'STAYS' | 'CHOSEN' | 'MOVED' | 'REFUSED';

/** Requests on older releases of a pack, and what is known of moving them to the current one. */
export interface Migration {
  release: number;
  older: { release: number; requests: number }[];
  /** Absent when nobody has rehearsed. */
  run?: MigrationRun | null;
}

export interface MigrationRun {
  release: number;
  /** They are moved, not only rehearsed. */
  moving: boolean;
  total: number;
  /** More is to come. */
  under_way: boolean;
  /** Another release is current by now. */
  outdated: boolean;
  counts: { state: MigrationState; requests: number }[];
}

export interface MigrationLine {
  number: number;
  /** Absent for who may not read it. */
  ticket?: { id: string; number?: string | null; title: string } | null;
  release: number;
  state: MigrationState;
  /** Where it waits. */
  steps: string[];
  kept?: { tasks: number; approvals: number; timers: number; clocks: number } | null;
  effects: { kind: string; name: string; before?: string | null; after?: string | null }[];
  obstacles: { reason: string; element: string; name: string; detail: string }[];
}

/** What a release has become in use. */
export interface Usage {
  release: number;
  /** Of how many: the newest 2,000 that were sent, without those cleaned. */
  requests: number;
  /** How many of them have no history any more. */
  cleaned: number;
  nodes: NodeUse[];
  ways: Way[];
}

export interface NodeUse {
  process: string;
  node: string;
  name: string;
  visits: number;
  /** How many are there now. */
  here: number;
  /** Half of those that left it stayed no longer; absent while nobody has. */
  median_seconds?: number | null;
  /** Nine of ten stayed no longer. */
  most_seconds?: number | null;
}

/** A way through the process of the pack itself, of requests that are over. */
export interface Way {
  /** Names of what people and called processes did, and of the ends. */
  steps: string[];
  /** Ids of all nodes that most of them went through. */
  path: string[];
  tickets: number;
  median_seconds: number;
}

/** What was read, and the ETag that says which version it was. */
export interface Read<T> {
  value: T;
  etag: string;
}

export const read = <T>(answer: HttpResponse<T>): Read<T> => ({
  value: answer.body as T,
  etag: answer.headers.get('ETag') ?? '',
});
const matching = (etag: string) => ({ 'If-Match': etag });

/** What designers do with packs. */
@Injectable({ providedIn: 'root' })
export class DesignApi {
  private readonly http = inject(HttpClient);

  releases(pack: string): Observable<Release[]> {
    return this.http.get<Page<Release>>(`${base}/${pack}/releases`).pipe(map(({ items }) => items));
  }

  packs(): Observable<Pack[]> {
    return this.http.get<Page<Pack>>(base).pipe(map(({ items }) => items));
  }

  beginNew(pack: NewPack): Observable<Pack> {
    return this.http.post<Pack>(base, pack);
  }

  beginFrom(key: string, archive: Blob): Observable<Pack> {
    return this.http.post<Pack>(base, archive, { params: { key }, headers: { 'Content-Type': 'application/zip' } });
  }

  /** Null when nobody has begun one. */
  draft(pack: string): Observable<Read<Draft> | null> {
    return this.http.get<Draft>(`${base}/${pack}/draft`, { observe: 'response' }).pipe(
      map(read),
      catchError((error: unknown) => (Problem.of(error).status === 404 ? of(null) : throwError(() => error))),
    );
  }

  begin(pack: string): Observable<Read<Draft>> {
    return this.http.post<Draft>(`${base}/${pack}/draft`, {}, { observe: 'response' }).pipe(map(read));
  }

  discard(pack: string, etag: string): Observable<void> {
    return this.http.delete<void>(`${base}/${pack}/draft`, { headers: matching(etag) });
  }

  file(pack: string, name: string): Observable<Read<DraftFile>> {
    return this.http.get<DraftFile>(`${base}/${pack}/draft/files/${name}`, { observe: 'response' }).pipe(map(read));
  }

  /** @param etag empty for a file that is new */
  write(pack: string, name: string, content: string, etag: string): Observable<Read<DraftFile>> {
    return this.http
      .put<DraftFile>(
        `${base}/${pack}/draft/files/${name}`,
        { content },
        { observe: 'response', headers: etag ? matching(etag) : {} },
      )
      .pipe(map(read));
  }

  rename(pack: string, name: string, to: string, etag: string): Observable<Read<DraftFile>> {
    return this.http
      .patch<DraftFile>(
        `${base}/${pack}/draft/files/${name}`,
        { name: to },
        { observe: 'response', headers: matching(etag) },
      )
      .pipe(map(read));
  }

  remove(pack: string, name: string, etag: string): Observable<void> {
    return this.http.delete<void>(`${base}/${pack}/draft/files/${name}`, { headers: matching(etag) });
  }

  problems(pack: string): Observable<PackProblem[]> {
    return this.http.get<Page<PackProblem>>(`${base}/${pack}/draft/problems`).pipe(map(({ items }) => items));
  }

  /** @param step before which two people are to decide; none when that is not asked */
  proofs(pack: string, step: string): Observable<Proof[]> {
    return this.http
      .get<Page<Proof>>(`${base}/${pack}/draft/proofs`, { params: step ? { step } : {} })
      .pipe(map(({ items }) => items));
  }

  /** What is different in a file of the draft from what it says there. */
  compare(pack: string, name: string, content: string): Observable<Change[]> {
    return this.http
      .post<Page<Change>>(`${base}/${pack}/draft/compare`, { name, content })
      .pipe(map(({ items }) => items));
  }

  /** @param from number of the release for all unless given, @param to the draft unless given */
  changes(pack: string, from?: number, to?: number): Observable<Change[]> {
    const params = { ...(from && { from }), ...(to && { to }) };
    return this.http.get<Page<Change>>(`${base}/${pack}/changes`, { params }).pipe(map(({ items }) => items));
  }

  /** @param name of the file of the only one */
  play(pack: string, name?: string): Observable<Trial> {
    return this.http.post<Trial>(`${base}/${pack}/draft/scenarios/run`, {}, { params: name ? { name } : {} });
  }

  /** Makes a scenario of the draft out of a request that is over. */
  retell(pack: string, ticket: string): Observable<DraftFile> {
    return this.http.post<DraftFile>(`${base}/${pack}/draft/scenarios`, { ticket });
  }

  askWhatIf(pack: string, requests: number): Observable<unknown> {
    return this.http.post(`${base}/${pack}/draft/what-if`, { requests });
  }

  /** Null when nobody has asked. */
  whatIf(pack: string): Observable<WhatIfSummary | null> {
    return this.http.get<WhatIfSummary | null>(`${base}/${pack}/draft/what-if`);
  }

  forgetWhatIf(pack: string): Observable<void> {
    return this.http.delete<void>(`${base}/${pack}/draft/what-if`);
  }

  whatIfLines(pack: string, difference: Difference, cursor: string | null): Observable<Page<WhatIfLine>> {
    const params = { difference, limit: 100, ...(cursor ? { cursor } : {}) };
    return this.http.get<Page<WhatIfLine>>(`${base}/${pack}/draft/what-if/requests`, { params });
  }

  whatIfOne(pack: string, number: number): Observable<Compared> {
    return this.http.get<Compared>(`${base}/${pack}/draft/what-if/requests/${number}`);
  }

  migration(pack: string): Observable<Migration> {
    return this.http.get<Migration>(`${base}/${pack}/migration`);
  }

  rehearse(pack: string): Observable<unknown> {
    return this.http.post(`${base}/${pack}/migration`, {});
  }

  /** @param requests their numbers; null for all that can be moved */
  move(pack: string, requests: number[] | null): Observable<unknown> {
    return this.http.post(`${base}/${pack}/migration/move`, { requests });
  }

  stopMigration(pack: string): Observable<void> {
    return this.http.delete<void>(`${base}/${pack}/migration`);
  }

  migrationLines(pack: string, state: MigrationState, cursor: string | null): Observable<Page<MigrationLine>> {
    const params = { state, limit: 100, ...(cursor ? { cursor } : {}) };
    return this.http.get<Page<MigrationLine>>(`${base}/${pack}/migration/requests`, { params });
  }

  /** @param pilot who alone meets it for now; null for all */
  publish(pack: string, etag: string, note: string, pilot: Audience | null): Observable<Release> {
    return this.http.post<Release>(`${base}/${pack}/draft/publish`, { note, pilot }, { headers: matching(etag) });
  }

  /** Puts the files of an archive in the place of the draft's. */
  replace(pack: string, etag: string, archive: Blob): Observable<Read<Draft>> {
    return this.http
      .put<Draft>(`${base}/${pack}/draft/pack.zip`, archive, {
        observe: 'response',
        headers: { ...matching(etag), 'Content-Type': 'application/zip' },
      })
      .pipe(map(read));
  }

  archiveOfDraft(pack: string): Observable<Blob> {
    return this.http.get(`${base}/${pack}/draft/pack.zip`, { responseType: 'blob' });
  }

  archive(pack: string, release: number): Observable<Blob> {
    return this.http.get(`${base}/${pack}/releases/${release}/pack.zip`, { responseType: 'blob' });
  }

  usage(pack: string, release: number): Observable<Usage> {
    return this.http.get<Usage>(`${base}/${pack}/releases/${release}/insight`);
  }

  /** @param etag of the draft that its files replace; none when there is no draft */
  takeBack(pack: string, release: number, etag: string | null): Observable<Read<Draft>> {
    return this.http
      .post<Draft>(
        `${base}/${pack}/releases/${release}/take-back`,
        {},
        { observe: 'response', headers: etag ? matching(etag) : {} },
      )
      .pipe(map(read));
  }
}
