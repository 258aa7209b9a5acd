import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { Observable } from 'rxjs';
import type { Approval } from '../../shared/model/model';

/** Who is asked instead, or as well, and why. */
export interface ApproverChange {
  approver: string;
  instead_of?: string;
  comments: string;
}

/** Changes of who is asked while a step runs. */
@Injectable({ providedIn: 'root' })
export class ApprovalsApi {
  private readonly http = inject(HttpClient);

  change(approval: string, change: string, body: ApproverChange): Observable<Approval> {
    return this.http.post<Approval>(`/api/v1/approvals/${approval}/${change.replace('_', '-')}`, body);
  }
}
