import { HttpClient, httpResource } from '@angular/common/http';
import { Component, computed, inject, signal } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { Problem } from '../../core/api/problem';
import { ProblemNote } from '../../core/problem-note';
import { Toasts } from '../../core/toasts';
import { Texts } from '../../shared/locale/texts';
import type { PublishingPolicy } from '../../shared/model/model';
import { Skeleton } from '../../shared/ui/skeleton/skeleton';
import { adminPlace } from './admin-place';

const address = '/api/v1/publishing-policy';

/** What the company wants to be so, whoever works. */
@Component({
  selector: 'as-policies',
  imports: [ProblemNote, Skeleton],
  template: `
    @if (problem(); as problem) {
      <as-problem-note class="card" [problem]="problem" (again)="found.reload()" />
    } @else if (policy(); as policy) {
      <section class="card" [attr.aria-label]="t('policy.publishing')">
        <div class="card-head">
          <h2>{{ t('policy.publishing') }}</h2>
        </div>
        <div class="section">
          <label>
            <input
              #box
              class="check"
              type="checkbox"
              aria-describedby="second-person-hint"
              [checked]="policy.second_person"
              [disabled]="busy()"
              (change)="want(box)"
            />{{ t('policy.secondPerson') }}
          </label>
          <p id="second-person-hint" class="muted">{{ t('policy.secondPersonHint') }}</p>
        </div>
      </section>
    } @else {
      <as-skeleton [rows]="2" />
    }
  `,
  styles: `
    .section {
      display: grid;
      gap: 8px;
      max-width: 72ch;
    }
    label {
      display: flex;
      gap: 8px;
      align-items: center;
    }
    .muted {
      padding-left: 24px;
    }
  `,
})
export class Policies {
  protected readonly t = inject(Texts).t;
  private readonly http = inject(HttpClient);
  private readonly toasts = inject(Toasts);
  protected readonly busy = signal(false);
  protected readonly found = httpResource<PublishingPolicy>(() => address);
  protected readonly policy = computed(() => (this.found.hasValue() ? this.found.value() : null));
  protected readonly problem = computed(() => (this.found.error() ? Problem.of(this.found.error()) : null));

  constructor() {
    adminPlace('policies');
  }

  /** What was not kept is not shown as chosen. */
  protected async want(box: HTMLInputElement): Promise<void> {
    const policy = this.policy();
    if (!policy) return;
    this.busy.set(true);
    try {
      const headers = { 'If-Match': `"${policy.version}"` };
      this.found.set(
        await firstValueFrom(this.http.put<PublishingPolicy>(address, { second_person: box.checked }, { headers })),
      );
      this.toasts.say(this.t('policy.kept'));
    } catch (error) {
      box.checked = policy.second_person;
      this.toasts.sayProblem(Problem.of(error));
      this.found.reload();
    } finally {
      this.busy.set(false);
    }
  }
}
