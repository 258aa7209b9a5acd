import { TZDateMini } from '@date-fns/tz/date/mini';
import { Injectable, signal } from '@angular/core';

const isKnown = (zone: string): boolean => !Number.isNaN(new TZDateMini(0, zone).getTime());

/** Where the person is: days begin there, and clocks tell its time. The browser's zone until it is known who is signed in. */
@Injectable({ providedIn: 'root' })
export class Zone {
  private readonly used = signal(Intl.DateTimeFormat().resolvedOptions().timeZone);
  /** The IANA name, "Europe/Berlin". */
  readonly name = this.used.asReadonly();

  /** From now on; a zone of which this browser never heard is left aside. */
  use(name: string): void {
    if (isKnown(name)) this.used.set(name);
  }

  /** The instant with the wall clock there. */
  at(instant: string | number): Date {
    return new TZDateMini(new Date(instant).getTime(), this.name());
  }

  /** The day of an instant: "2026-05-14". */
  dayOf(instant: string | number): string {
    const date = this.at(instant);
    return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
  }

  /** The instant at which a day begins; so many days later. Nothing when it is no day. */
  midnight(day: string | undefined, later = 0): Date | undefined {
    const [year, month, date] = (day ?? '').slice(0, 10).split('-').map(Number);
    return year && month && date ? new TZDateMini(year, month - 1, date + later, this.name()) : undefined;
  }

  /** The last second of a day, as the server is told it; nothing when it is no day. */
  endOf(day: string): string | null {
    const next = this.midnight(day, 1);
    return next ? new Date(next.getTime() - 1_000).toISOString() : null;
  }
}
