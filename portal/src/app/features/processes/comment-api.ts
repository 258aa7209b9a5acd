import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { map, type Observable } from 'rxjs';
import type { Page, Person } from '../../shared/model/model';

/** What is said about a draft. */
export interface DraftComment {
  id: string;
  file: string;
  /** Empty for the file as a whole. */
  element: string;
  /** Of the element, now or when it was last there. */
  name: string;
  /** Whether the draft still has what it is about. */
  there: boolean;
  /** The comment itself, and what was answered. */
  said: { by: Person; at: string; text: string }[];
  /** Absent while it is open. */
  resolved_by?: Person | null;
  resolved_at?: string | null;
}

/** What designers say to each other about a draft. */
@Injectable({ providedIn: 'root' })
export class CommentApi {
  private readonly http = inject(HttpClient);

  list(pack: string): Observable<DraftComment[]> {
    return this.http.get<Page<DraftComment>>(this.address(pack)).pipe(map(({ items }) => items));
  }

  /** @param element empty for the file as a whole */
  add(pack: string, file: string, element: string, text: string): Observable<DraftComment> {
    return this.http.post<DraftComment>(this.address(pack), { file, element, text });
  }

  answer(pack: string, comment: string, text: string): Observable<DraftComment> {
    return this.http.post<DraftComment>(`${this.address(pack)}/${comment}/answers`, { text });
  }

  resolve(pack: string, comment: string): Observable<DraftComment> {
    return this.http.post<DraftComment>(`${this.address(pack)}/${comment}/resolve`, {});
  }

  reopen(pack: string, comment: string): Observable<DraftComment> {
    return this.http.post<DraftComment>(`${this.address(pack)}/${comment}/reopen`, {});
  }

  private address(pack: string): string {
    return `/api/v1/packs/${pack}/draft/comments`;
  }
}
