import { HttpClient } from '@angular/common/http';
import { Component, computed, inject, output, signal } from '@angular/core';
import { Problem, sentencesOf } from '../../core/api/problem';
import { Toasts } from '../../core/toasts';
import { Texts } from '../../shared/locale/texts';
import type { ImportOfPeople } from '../../shared/model/model';
import { Banner } from '../../shared/ui/banner/banner';
import { Dialog } from '../../shared/ui/dialog/dialog';
import { Icon } from '../../shared/ui/icon/icon';

const columns = [
  'email',
  'name',
  'title',
  'department',
  'manager',
  'roles',
  'groups',
  'language',
  'time_zone',
  'active',
].join(', ');

/** Takes people from a CSV file: first it is shown what the file would do, and only then it is done. */
@Component({
  selector: 'as-people-import',
  imports: [Banner, Dialog, Icon],
  template: `
    <as-dialog [heading]="t('peopleImport.title')" (left)="left.emit()" (done)="take()">
      <p>{{ t('peopleImport.text') }}</p>
      <p class="meta">
        {{ t('peopleImport.columns') }} <code>{{ columns }}</code>
      </p>
      <div>
        <button class="button" type="button" (click)="chooser.click()">
          <as-icon name="upload" />{{ file()?.name ?? t('peopleImport.choose') }}
        </button>
        <input #chooser type="file" accept=".csv,text/csv,text/plain" hidden (change)="choose(chooser)" />
      </div>
      @if (problem(); as text) {
        <as-banner kind="bad" role="alert">{{ text }}</as-banner>
      }
      @if (result(); as found) {
        <div role="status" class="found">
          <p class="strong">
            {{ t('peopleImport.would', { added: found.added, changed: found.changed, unchanged: found.unchanged }) }}
          </p>
          @if (found.problems.length) {
            <p>{{ t('peopleImport.wrong', { count: found.problems.length }) }}</p>
            <ul class="scroll" tabindex="0" [attr.aria-label]="t('peopleImport.problems')">
              @for (one of shown(); track $index) {
                <li>
                  <span class="meta"
                    >{{ t('peopleImport.row', { n: one.row }) }}
                    @if (one.field; as field) {
                      · {{ field }}
                    }
                  </span>
                  {{ one.detail }}
                </li>
              }
            </ul>
          }
        </div>
      }
      <ng-container foot>
        <button class="button button-quiet" type="button" (click)="left.emit()">{{ t('peopleImport.cancel') }}</button>
        <button class="button button-primary" type="submit" [disabled]="!ready() || busy()">
          {{ t('peopleImport.take') }}
        </button>
      </ng-container>
    </as-dialog>
  `,
  styles: `
    .found {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 8px;
    }
    .scroll {
      display: grid;
      gap: 8px;
      max-height: 240px;
      overflow: auto;
    }
    li .meta {
      display: block;
    }
    code {
      font: 12px/18px var(--font-code);
    }
  `,
})
export class PeopleImport {
  readonly left = output();
  /** They are there. */
  readonly taken = output();

  protected readonly t = inject(Texts).t;
  private readonly http = inject(HttpClient);
  private readonly toasts = inject(Toasts);
  protected readonly columns = columns;
  protected readonly file = signal<File | null>(null);
  protected readonly result = signal<ImportOfPeople | null>(null);
  protected readonly problem = signal<string | null>(null);
  protected readonly busy = signal(false);
  protected readonly shown = computed(() => this.result()?.problems.slice(0, 100) ?? []);
  protected readonly ready = computed(() => {
    const found = this.result();
    return !!found && !found.problems.length && found.added + found.changed > 0;
  });

  protected choose(input: HTMLInputElement): void {
    this.file.set(input.files?.[0] ?? null);
    input.value = '';
    this.result.set(null);
    this.send(true, (found) => this.result.set(found));
  }

  protected take(): void {
    this.send(false, ({ added, changed }) => {
      this.toasts.say(this.t('peopleImport.done', { added, changed }));
      this.taken.emit();
    });
  }

  private send(isDryRun: boolean, then: (found: ImportOfPeople) => void): void {
    const file = this.file();
    if (!file) return;
    const body = new FormData();
    body.set('file', file);
    this.busy.set(true);
    this.problem.set(null);
    this.http.post<ImportOfPeople>('/api/v1/people/imports', body, { params: { dry_run: isDryRun } }).subscribe({
      next: (found) => {
        this.busy.set(false);
        then(found);
      },
      error: (error: unknown) => {
        this.busy.set(false);
        this.problem.set(sentencesOf(Problem.of(error), this.t));
      },
    });
  }
}
