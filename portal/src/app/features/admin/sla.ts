import { httpResource } from '@angular/common/http';
import { Component, computed, inject, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { Subject, catchError, debounceTime, of, switchMap } from 'rxjs';
import { Problem } from '../../core/api/problem';
import { Catalogue } from '../../core/catalogue';
import { Toasts } from '../../core/toasts';
import { Texts } from '../../shared/locale/texts';
import type { Calendar, Page, SlaEffect, SlaPolicy, SlaWanted } from '../../shared/model/model';
import { Field } from '../../shared/ui/field/field';
import { Icon } from '../../shared/ui/icon/icon';
import { adminPlace } from './admin-place';
import { EffectView } from './effect-view';
import { SlaApi } from './sla-api';

const targets = ['response_target', 'next_response_target', 'resolution_target'] as const;
const numbers = ['warn_percent', 'escalate_percent', 'escalate_levels'] as const;

/** "PT30M" as "30 min", "P2D" as "2 d": as it is written where it is neither. */
export const short = (amount: string | null | undefined): string => {
  const [, days, hours, minutes] = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?$/.exec(amount ?? '') ?? [];
  const words = [days && `${days} d`, hours && `${hours} h`, minutes && `${minutes} min`].filter(Boolean).join(' ');
  return words || (amount ?? '–');
};

/** What is promised, by type and priority; a cell opens its promise, with what a change would do. */
@Component({
  selector: 'as-sla',
  imports: [EffectView, Field, Icon],
  templateUrl: './sla.html',
  styleUrl: './sla.css',
})
export class Sla {
  protected readonly t = inject(Texts).t;
  private readonly api = inject(SlaApi);
  private readonly toasts = inject(Toasts);
  private readonly catalogue = inject(Catalogue);
  private readonly list = httpResource<{ items: SlaPolicy[] }>(() => '/api/v1/sla/policies');
  private readonly known = httpResource<Page<Calendar>>(() => '/api/v1/calendars');

  protected readonly short = short;
  protected readonly targets = targets;
  protected readonly numbers = numbers;
  protected readonly priorities = ['URGENT', 'HIGH', 'MEDIUM', 'LOW'];
  protected readonly calendars = computed(() => (this.known.hasValue() ? this.known.value().items : []));
  private readonly policies = computed(() => (this.list.hasValue() ? this.list.value().items : []));
  protected readonly rows = computed(() =>
    [...new Set(this.policies().map((policy) => policy.ticket_type))].map((type) => ({
      type,
      name: this.catalogue.name(type),
      cells: this.priorities.map((priority) =>
        this.policies().find((each) => each.ticket_type === type && each.priority === priority && !each.customer),
      ),
    })),
  );
  protected readonly customers = computed(() => this.policies().filter((policy) => policy.customer));

  protected readonly open = signal<SlaPolicy | null>(null);
  protected readonly form = signal<SlaWanted>({});
  protected readonly problem = signal<Problem | null>(null);
  protected readonly effect = signal<SlaEffect | null>(null);
  protected readonly running = signal(false);
  protected readonly changed = signal(false);
  private etag = '';
  private readonly tried = new Subject<void>();

  constructor() {
    adminPlace('sla');
    this.tried
      .pipe(
        debounceTime(400),
        switchMap(() => {
          const policy = this.open();
          if (!policy) return of(null);
          return this.api.tryPolicy(policy, this.form()).pipe(
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

  protected choose(policy: SlaPolicy | undefined): void {
    if (!policy) return;
    this.api.policy(policy).subscribe({
      next: ({ value, etag }) => {
        this.etag = etag;
        this.open.set(value);
        this.problem.set(null);
        this.effect.set(null);
        this.running.set(false);
        this.changed.set(false);
        const { calendar, warn_percent, escalate_percent, escalate_levels, hours } = value;
        this.form.set({
          ...Object.fromEntries(targets.map((target) => [target, value[target] ?? null])),
          hours,
          calendar: calendar?.id ?? null,
          warn_percent,
          escalate_percent,
          escalate_levels,
        });
      },
      error: (error: unknown) => this.toasts.sayProblem(Problem.of(error)),
    });
  }

  protected put(name: string, value: string, isNumber = false): void {
    this.form.update((form) => ({
      ...form,
      [name]: value.trim() === '' ? null : isNumber ? Number(value) : value.trim(),
      ...(name === 'hours' && value === 'ALWAYS' ? { calendar: null } : {}),
    }));
    this.changed.set(true);
    this.tried.next();
  }

  protected save(): void {
    const policy = this.open();
    if (!policy) return;
    this.settle(this.api.promise(policy, this.etag, { ...this.form(), apply_to_running: this.running() }));
  }

  protected takeBack(): void {
    const policy = this.open();
    if (policy) this.settle(this.api.takeBack(policy, this.running()));
  }

  private settle(call: ReturnType<SlaApi['promise']>): void {
    call.subscribe({
      next: (policy) => {
        this.toasts.say(this.t('admin.saved', { name: this.catalogue.name(policy.ticket_type) }));
        this.list.reload();
        this.choose(policy);
      },
      error: (error: unknown) => {
        const problem = Problem.of(error);
        this.problem.set(problem);
        this.toasts.sayProblem(problem);
      },
    });
  }
}
