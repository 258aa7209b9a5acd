import { inject, Injectable } from '@angular/core';
import { Clock } from './clock';
import { Texts } from './texts';
import { Zone } from './zone';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** Dates and spans as people say them, in the person's language and zone. */
@Injectable({ providedIn: 'root' })
export class Dates {
  private readonly texts = inject(Texts);
  private readonly clock = inject(Clock);
  private readonly zone = inject(Zone);
  private readonly formats = new Map<string, Intl.DateTimeFormat>();

  /** "Today", "Tomorrow", "Yesterday", else "Thu 14 May"; with the year when it is another one. */
  day(instant: string): string {
    const time = Date.parse(instant);
    const distance = this.daysFromToday(time);
    if (distance === 0) return this.texts.t('dates.today');
    if (distance === 1) return this.texts.t('dates.tomorrow');
    if (distance === -1) return this.texts.t('dates.yesterday');
    return this.plainDay(instant);
  }

  /** The same within a sentence: "today". */
  dayWithin(instant: string): string {
    const isNear = Math.abs(this.daysFromToday(Date.parse(instant))) <= 1;
    return isNear ? this.day(instant).toLocaleLowerCase(this.texts.locale()) : this.day(instant);
  }

  /** The day without relative words: "Thu 14 May". */
  plainDay(instant: string): string {
    const sameYear = this.yearOf(instant) === this.yearOf(this.clock.now());
    return this.format(new Date(instant), {
      weekday: 'short',
      day: 'numeric',
      month: 'short',
      ...(sameYear ? {} : { year: 'numeric' }),
    });
  }

  time(instant: string): string {
    return this.format(new Date(instant), { hour: '2-digit', minute: '2-digit' });
  }

  /** Day and time of something that happened: "Wed 13 May, 14:53". */
  moment(instant: string): string {
    return `${this.day(instant)}, ${this.time(instant)}`;
  }

  /** The exact instant, for tooltips. */
  exact(instant: string): string {
    return this.format(new Date(instant), { dateStyle: 'full', timeStyle: 'long' });
  }

  /** What is left until an instant (negative once it has passed), in milliseconds. */
  left(instant: string): number {
    return Date.parse(instant) - this.clock.now();
  }

  /** "40 min", "1 h 50 min", "1 d 6 h": the two largest units that matter. */
  span(milliseconds: number): string {
    const length = Math.abs(milliseconds);
    const { t } = this.texts;
    if (length < minute) return t('dates.seconds', { n: Math.max(1, Math.round(length / 1000)) });
    if (length < hour) return t('dates.minutes', { n: Math.round(length / minute) });
    if (length < day) {
      const hours = Math.floor(length / hour);
      const minutes = Math.floor((length % hour) / minute);
      return minutes ? t('dates.hoursMinutes', { h: hours, m: minutes }) : t('dates.hours', { n: hours });
    }
    const days = Math.floor(length / day);
    const hours = Math.floor((length % day) / hour);
    return hours && days < 10 ? t('dates.daysHours', { d: days, h: hours }) : t('dates.days', { n: days });
  }

  /** The same without days, for time that counts only while a calendar is open: "80 h", "7 h 30 min". */
  hours(milliseconds: number): string {
    const { t } = this.texts;
    const minutes = Math.round(Math.abs(milliseconds) / minute);
    const [h, m] = [Math.floor(minutes / 60), minutes % 60];
    if (!h) return t('dates.minutes', { n: m });
    return m ? t('dates.hoursMinutes', { h, m }) : t('dates.hours', { n: h });
  }

  /** Full days between today and the instant's day: 0 today, 1 tomorrow, negative in the past. */
  daysFromToday(time: number): number {
    return (Date.parse(this.zone.dayOf(time)) - Date.parse(this.zone.dayOf(this.clock.now()))) / day;
  }

  private yearOf(instant: string | number): number {
    return this.zone.at(instant).getFullYear();
  }

  private format(date: Date, options: Intl.DateTimeFormatOptions): string {
    const timeZone = this.zone.name();
    const key = this.texts.locale() + timeZone + JSON.stringify(options);
    let format = this.formats.get(key);
    if (!format) {
      format = new Intl.DateTimeFormat(this.texts.locale(), { ...options, timeZone });
      this.formats.set(key, format);
    }
    return format.format(date);
  }
}
