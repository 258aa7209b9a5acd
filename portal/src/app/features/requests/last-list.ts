import { Injectable } from '@angular/core';
import type { Page, Ticket } from '../../shared/model/model';

/** A list of requests as it was when it was left. */
export interface LeftList {
  filter: Record<string, string>;
  pages: Page<Ticket>[];
  shown: Ticket[];
}

/** The list that was left last, for who goes back to it. */
@Injectable({ providedIn: 'root' })
export class LastList {
  list: LeftList | null = null;
}
