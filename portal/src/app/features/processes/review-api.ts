import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { Observable } from 'rxjs';
import type { Person } from '../../shared/model/model';

/** Whether somebody who has not changed a draft has approved it. */
export interface Standing {
  /** It is published only then. */
  required: boolean;
  state: 'NONE' | 'ASKED' | 'APPROVED' | 'OUTDATED' | 'SENT_BACK';
  may_decide: boolean;
  review?: Review | null;
  /** Who may be asked. */
  reviewers: Person[];
}

export interface Review {
  note: string;
  asked_by: Person;
  asked_at: string;
  /** Absent when anybody is asked who may. */
  reviewer?: Person | null;
  decided_by?: Person | null;
  decided_at?: string | null;
  said?: string | null;
}

/** What a second person says to a draft. */
@Injectable({ providedIn: 'root' })
export class ReviewApi {
  private readonly http = inject(HttpClient);

  find(pack: string): Observable<Standing> {
    return this.http.get<Standing>(this.address(pack));
  }

  /** @param reviewer none for whoever may */
  ask(pack: string, note: string, reviewer: string | null): Observable<Standing> {
    return this.http.post<Standing>(this.address(pack), { note, reviewer });
  }

  /** @param version of the draft that was looked at */
  approve(pack: string, version: number): Observable<Standing> {
    return this.http.post<Standing>(`${this.address(pack)}/approve`, {}, { headers: { 'If-Match': `"${version}"` } });
  }

  sendBack(pack: string, reason: string): Observable<Standing> {
    return this.http.post<Standing>(`${this.address(pack)}/send-back`, { reason });
  }

  private address(pack: string): string {
    return `/api/v1/packs/${pack}/draft/review`;
  }
}
