import { inject, Injectable } from '@angular/core';
import { Session } from '../../core/auth/session';
import type { CustomFields, Priority } from '../../shared/model/model';

export interface Answers {
  title: string;
  description: string;
  priority: Priority | null;
  /** The path of a category, empty when it is about none; null until somebody says so. */
  category: string | null;
  due: string;
  fields: CustomFields;
}

/** What was typed and the server does not have yet, kept in this tab: neither a reload nor signing in again loses it. */
@Injectable()
export class Unsaved {
  private readonly session = inject(Session);

  /** @param of the draft, or the type where there is none yet */
  keep(of: string, answers: Answers): void {
    try {
      sessionStorage.setItem(this.keyOf(of), JSON.stringify(answers));
    } catch {
      // no room in this tab: what the page itself holds is still there
    }
  }

  find(of: string): Answers | null {
    try {
      return JSON.parse(sessionStorage.getItem(this.keyOf(of)) ?? 'null') as Answers | null;
    } catch {
      return null;
    }
  }

  forget(of: string): void {
    sessionStorage.removeItem(this.keyOf(of));
  }

  /** Nobody who signs in later in the same tab gets it. */
  private keyOf(of: string): string {
    return `assent.unsaved.${this.session.me()?.id ?? ''}.${of}`;
  }
}
