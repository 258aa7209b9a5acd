import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { map, type Observable } from 'rxjs';
import type { Person } from '../../shared/model/model';
import { read, type Read } from './design-api';

/** Who meets a release first, one of the two. */
export interface Audience {
  percent?: number | null;
  /** Key of a group. */
  group?: string | null;
}

/** A release that some people meet before all do. */
export interface Pilot {
  release: number;
  audience: Audience;
  group_name?: string | null;
  started_by: Person;
  started_at: string;
  /** How many are under way on it. */
  requests: number;
}

/** What becomes of a pilot. */
@Injectable({ providedIn: 'root' })
export class PilotApi {
  private readonly http = inject(HttpClient);

  find(pack: string): Observable<Read<Pilot>> {
    return this.http.get<Pilot>(this.address(pack), { observe: 'response' }).pipe(map(read));
  }

  change(pack: string, etag: string, audience: Audience): Observable<unknown> {
    return this.http.put(this.address(pack), audience, { headers: { 'If-Match': etag } });
  }

  promote(pack: string, etag: string): Observable<unknown> {
    return this.http.post(`${this.address(pack)}/promote`, {}, { headers: { 'If-Match': etag } });
  }

  end(pack: string, etag: string): Observable<unknown> {
    return this.http.delete(this.address(pack), { headers: { 'If-Match': etag } });
  }

  private address(pack: string): string {
    return `/api/v1/packs/${pack}/pilot`;
  }
}
