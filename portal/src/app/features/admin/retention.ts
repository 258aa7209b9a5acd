import { HttpClient, HttpHeaders } from '@angular/common/http';
import { Component, inject, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { Subject, catchError, debounceTime, of, switchMap } from 'rxjs';
import { Toasts } from '../../core/toasts';
import { Texts } from '../../shared/locale/texts';
import type { HistoryLoss, RetentionPolicy } from '../../shared/model/model';
import { Field } from '../../shared/ui/field/field';
import { adminPlace } from './admin-place';
import { Editing } from './editing';
import { UnsavedNote } from './unsaved-note';

const url = '/api/v1/operations/retention';

/** How long the history of finished processes is kept, and what another policy would take away. */
@Component({
  selector: 'as-retention',
  imports: [Field, UnsavedNote],
  template: `
    <p class="muted lead">{{ t('retention.text') }}</p>
    @if (editing.form(); as form) {
      <form (submit)="$event.preventDefault(); save()">
        <section class="card part">
          <as-field
            for="days"
            [label]="t('retention.days')"
            [hint]="t('retention.hint')"
            [wrong]="editing.wrong('/history_days')"
          >
            <input
              #days
              id="days"
              class="input"
              type="number"
              min="30"
              max="36500"
              aria-describedby="days-hint"
              [value]="form.history_days ?? ''"
              (input)="put(days.value)"
            />
          </as-field>
        </section>
        @if (editing.changed()) {
          <section class="card part" aria-live="polite" [attr.aria-label]="t('retention.effect')">
            <h2>{{ t('retention.effect') }}</h2>
            @if (loss(); as loss) {
              @if (loss.requests) {
                <p class="hot">{{ t('retention.loss', { count: loss.requests }) }}</p>
                <p class="meta">{{ t('retention.later') }}</p>
              } @else {
                <p>{{ t('retention.none') }}</p>
              }
            }
          </section>
        }
        <as-unsaved-note [editing]="editing" (again)="read()" />
        <button class="button button-primary" type="submit" [disabled]="!loss()">{{ t('admin.save') }}</button>
      </form>
    }
  `,
  styles: `
    :host,
    form {
      display: grid;
      gap: 16px;
      justify-items: start;
    }
    .lead,
    .part {
      width: 100%;
      max-width: var(--measure);
    }
    .part {
      display: grid;
      gap: 12px;
      padding: 16px;
    }
    h2 {
      font: var(--type-section);
    }
    .hot {
      color: var(--status-bad-fg);
    }
    input {
      max-width: 160px;
    }
  `,
})
export class Retention {
  protected readonly t = inject(Texts).t;
  private readonly http = inject(HttpClient);
  private readonly toasts = inject(Toasts);
  protected readonly editing = new Editing<RetentionPolicy>(() => 'retention');
  /** Nothing is saved before it is told what that takes away. */
  protected readonly loss = signal<HistoryLoss | null>(null);
  private readonly tried = new Subject<RetentionPolicy>();

  constructor() {
    adminPlace('retention');
    this.tried
      .pipe(
        debounceTime(300),
        switchMap((policy) =>
          this.http.post<HistoryLoss>(`${url}/preview`, policy).pipe(
            catchError((error: unknown) => {
              this.editing.refused(error);
              return of(null);
            }),
          ),
        ),
        takeUntilDestroyed(),
      )
      .subscribe((loss) => this.loss.set(loss));
    this.read();
  }

  protected read(): void {
    this.http.get<RetentionPolicy>(url, { observe: 'response' }).subscribe({
      next: ({ body, headers }) => {
        this.editing.begin(body!, headers.get('etag') ?? '');
        if (this.editing.changed()) this.tried.next(this.editing.form()!);
      },
      error: this.editing.refused,
    });
  }

  protected put(days: string): void {
    this.loss.set(null);
    this.editing.problem.set(null);
    this.editing.edit({ history_days: days === '' ? null : Number(days) });
    this.tried.next(this.editing.form()!);
  }

  protected save(): void {
    this.http
      .put<RetentionPolicy>(url, this.editing.form(), {
        headers: new HttpHeaders({ 'If-Match': this.editing.etag }),
      })
      .subscribe({
        next: () => {
          this.toasts.say(this.t('retention.saved'));
          this.editing.forget();
          this.loss.set(null);
          this.read();
        },
        error: this.editing.refused,
      });
  }
}
