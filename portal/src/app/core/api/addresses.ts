import { HttpParams } from '@angular/common/http';

/** What of the inbox is looked at: a saved view, one type of request, words. */
export interface InboxFilter {
  view?: string;
  type?: string;
  q?: string;
}

/** Where places read what they show first; the same for who reads it ahead. */
export const addresses = {
  ticket: (id: string): string => `/api/v1/tickets/${id}`,
  inbox: ({ view, type, q }: InboxFilter, cursor?: string): string => {
    const fromObject = {
      limit: '100',
      ...(view ? { view } : {}),
      ...(type ? { ticket_type: type } : {}),
      ...(q ? { q } : {}),
      ...(cursor ? { cursor } : {}),
    };
    return `/api/v1/inbox?${new HttpParams({ fromObject }).toString()}`;
  },
  mostUrgent: '/api/v1/inbox?limit=25&count=true',
  latestOwn: (count: number): string => `/api/v1/tickets?requester=me&sort=-updated_at&limit=${count}`,
};
