import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { Observable } from 'rxjs';
import type { FailingJob, Job, RunningInstance } from '../../shared/model/model';

const base = '/api/v1/operations';

/** What administrators do with processes that run or are stuck. */
@Injectable({ providedIn: 'root' })
export class OperationsApi {
  private readonly http = inject(HttpClient);

  retry(job: string): Observable<FailingJob> {
    return this.http.post<FailingJob>(`${base}/jobs/${job}/retry`, {});
  }

  retryAll(ids: string[]): Observable<Job> {
    return this.http.post<Job>(`${base}/jobs/retry`, { ids });
  }

  instance(id: string): Observable<RunningInstance> {
    return this.http.get<RunningInstance>(`${base}/instances/${id}`);
  }

  hold(id: string, reason: string): Observable<unknown> {
    return this.http.post(`${base}/instances/${id}/suspend`, { reason });
  }

  resume(id: string): Observable<unknown> {
    return this.http.post(`${base}/instances/${id}/resume`, {});
  }

  cancel(id: string, reason: string): Observable<unknown> {
    return this.http.post(`${base}/instances/${id}/cancel`, { reason });
  }

  move(id: string, from: string, to: string, reason: string): Observable<unknown> {
    return this.http.post(`${base}/instances/${id}/move`, { from, to, reason });
  }
}
