import { httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, signal, untracked } from '@angular/core';
import { Subject, catchError, debounceTime, of, switchMap } from 'rxjs';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { Problem } from '../../core/api/problem';
import { Toasts } from '../../core/toasts';
import { Texts } from '../../shared/locale/texts';
import { Zone } from '../../shared/locale/zone';
import type { Calendar, CalendarChange, Page, SlaEffect } from '../../shared/model/model';
import { Field } from '../../shared/ui/field/field';
import { Icon } from '../../shared/ui/icon/icon';
import { adminPlace } from './admin-place';
import { EffectView } from './effect-view';
import { SlaApi } from './sla-api';

interface Open {
  from: string;
  to: string;
}
interface Special {
  name: string;
  date: string;
  yearly: boolean;
  periods: Open[];
}
interface Form {
  name: string;
  zone: string;
  isDefault: boolean;
  week: { day: string; periods: Open[] }[];
  holidays: Special[];
}

export const days = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'];

/** The part of the day before a time, from 0 to 100. */
export const share = (time: string): number => {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return Math.min(100, Math.max(0, ((hours * 60 + minutes) / 1440) * 100 || 0));
};

const formOf = (calendar: Calendar): Form => ({
  name: calendar.name,
  zone: calendar.zone,
  isDefault: calendar.default,
  week: days.map((day) => ({
    day,
    periods: calendar.periods.filter((open) => open.day === day).map(({ from, to }) => ({ from, to })),
  })),
  holidays: calendar.holidays.map((each) => ({ ...each, periods: each.periods.map((open) => ({ ...open })) })),
});

const at = (form: Form, path: (string | number)[]): unknown =>
  path.reduce<unknown>((part, key) => (part as Record<string | number, unknown>)[key], form);

/** When the tenant works: a week drawn by periods, dates that differ, and what a change does to clocks that run. */
@Component({
  selector: 'as-calendars',
  imports: [EffectView, Field, Icon],
  templateUrl: './calendars.html',
  styleUrl: './calendars.css',
})
export class Calendars {
  protected readonly t = inject(Texts).t;
  private readonly zone = inject(Zone);
  private readonly api = inject(SlaApi);
  private readonly toasts = inject(Toasts);
  private readonly list = httpResource<Page<Calendar>>(() => '/api/v1/calendars');

  protected readonly calendars = computed(() => (this.list.hasValue() ? this.list.value().items : []));
  protected readonly chosen = signal<string | null>(null);
  protected readonly form = signal<Form | null>(null);
  protected readonly problem = signal<Problem | null>(null);
  protected readonly effect = signal<SlaEffect | null>(null);
  protected readonly running = signal(false);
  protected readonly changed = signal(false);
  protected readonly share = share;
  protected readonly zones = Intl.supportedValuesOf('timeZone');
  private etag = '';
  private readonly tried = new Subject<void>();

  constructor() {
    adminPlace('calendars');
    effect(() => {
      const first = this.calendars()[0];
      if (first && !untracked(this.form)) this.open(first.id);
    });
    this.tried
      .pipe(
        debounceTime(400),
        switchMap(() => {
          const id = this.chosen();
          const form = this.form();
          if (!id || !form) return of(null);
          return this.api.tryCalendar(id, this.bodyOf(form)).pipe(
            catchError((error: unknown) => {
              this.problem.set(Problem.of(error));
              return of(null);
            }),
          );
        }),
        takeUntilDestroyed(),
      )
      .subscribe((effect) => {
        this.effect.set(effect);
        if (effect) this.problem.set(null);
      });
  }

  protected open(id: string): void {
    this.api.calendar(id).subscribe({
      next: ({ value, etag }) => {
        this.etag = etag;
        this.chosen.set(id);
        this.begin(formOf(value));
      },
      error: (error: unknown) => this.toasts.sayProblem(Problem.of(error)),
    });
  }

  protected blank(): void {
    const zone = this.calendars()[0]?.zone ?? 'UTC';
    this.chosen.set(null);
    this.begin({
      name: '',
      zone,
      isDefault: false,
      week: days.map((day, index) => ({ day, periods: index < 5 ? [{ from: '09:00', to: '17:00' }] : [] })),
      holidays: [],
    });
  }

  /** Writes a value at a place of the form. */
  protected put(value: string | boolean, ...path: (string | number)[]): void {
    this.edit((form) => {
      (at(form, path.slice(0, -1)) as Record<string | number, unknown>)[path.at(-1)!] = value;
    });
  }

  protected cut(index: number, ...path: (string | number)[]): void {
    this.edit((form) => (at(form, path) as unknown[]).splice(index, 1));
  }

  protected halfDay(holiday: number): void {
    this.edit((form) => form.holidays[holiday]!.periods.push({ from: '09:00', to: '12:00' }));
  }

  private edit(change: (form: Form) => void): void {
    const form = structuredClone(this.form());
    if (!form) return;
    change(form);
    this.form.set(form);
    this.changed.set(true);
    this.tried.next();
  }

  protected addPeriod(day: number): void {
    this.edit((form) => {
      const periods = form.week[day]!.periods;
      periods.push(periods.length ? { from: periods.at(-1)!.to, to: '18:00' } : { from: '09:00', to: '17:00' });
    });
  }

  protected likeMonday(): void {
    this.edit((form) => {
      for (const day of form.week.slice(1, 5)) day.periods = structuredClone(form.week[0]!.periods);
    });
  }

  protected addHoliday(): void {
    const date = this.zone.dayOf(Date.now());
    this.edit((form) => form.holidays.push({ name: '', date, yearly: false, periods: [] }));
  }

  /** What is wrong at or below a place of the body. */
  protected wrong(pointer: string): string | null {
    return this.problem()?.errors.find((error) => `${error.pointer}/`.startsWith(`${pointer}/`))?.detail ?? null;
  }

  protected wrongPeriod(day: number, period: number): string | null {
    const before =
      this.form()
        ?.week.slice(0, day)
        .reduce((sum, each) => sum + each.periods.length, 0) ?? 0;
    return this.wrong(`/periods/${before + period}`);
  }

  protected save(): void {
    const form = this.form();
    if (!form) return;
    const id = this.chosen();
    const body = this.bodyOf(form);
    const call = id
      ? this.api.change(id, this.etag, { ...body, apply_to_running: this.running() })
      : this.api.add(body);
    call.subscribe({
      next: (calendar) => {
        this.toasts.say(this.t('admin.saved', { name: calendar.name }));
        this.list.reload();
        this.open(calendar.id);
      },
      error: (error: unknown) => this.fail(error),
    });
  }

  protected remove(): void {
    const id = this.chosen();
    const name = this.form()?.name ?? '';
    if (!id) return;
    this.toasts.hold(
      this.t('admin.removed', { name }),
      () =>
        this.api.remove(id).subscribe({
          next: () => {
            this.form.set(null);
            this.list.reload();
          },
          error: (error: unknown) => this.fail(error),
        }),
      () => undefined,
    );
  }

  private begin(form: Form): void {
    this.form.set(form);
    this.problem.set(null);
    this.effect.set(null);
    this.running.set(false);
    this.changed.set(false);
  }

  private fail(error: unknown): void {
    const problem = Problem.of(error);
    this.problem.set(problem);
    this.toasts.sayProblem(problem);
  }

  private bodyOf(form: Form): CalendarChange {
    return {
      name: form.name,
      zone: form.zone,
      ...(form.isDefault ? { default: true } : {}),
      periods: form.week.flatMap(({ day, periods }) => periods.map((open) => ({ day, ...open }))),
      holidays: form.holidays,
    };
  }
}
