import { Component, inject, output } from '@angular/core';
import { Problem } from '../../core/api/problem';
import { save } from '../../core/save';
import { Toasts } from '../../core/toasts';
import { Dates } from '../../shared/locale/dates';
import { Texts } from '../../shared/locale/texts';
import { Icon } from '../../shared/ui/icon/icon';
import { DesignApi, type Release } from './design-api';
import { Workbench } from './workbench';

/** The history of a pack, newest first: each release can be kept as a file, and an earlier one taken back into the draft. */
@Component({
  selector: 'as-release-list',
  imports: [Icon],
  template: `
    <ol class="card rows" [attr.aria-label]="t('design.releases')" reversed>
      @for (release of bench.releases(); track release.id) {
        <li class="row">
          <div>
            <p>
              <b>{{ t('design.release', { n: release.number }) }}</b>
              @if (release.current) {
                <span class="tag is-done">{{ t('design.isCurrent') }}</span>
              } @else if (release.pilot) {
                <span class="tag is-waiting">{{ t('pilot.title') }}</span>
              }
            </p>
            @if (release.note) {
              <p class="prose">{{ release.note }}</p>
            }
            <p class="meta">
              {{ release.published_by ?? t('design.withAssent') }} ·
              @if (release.reviewed_by) {
                {{ t('review.by', { name: release.reviewed_by }) }} ·
              }
              <time [attr.datetime]="release.created_at">{{ dates.moment(release.created_at) }}</time>
            </p>
          </div>
          <div class="acts">
            @if (bench.releases()[$index + 1]; as before) {
              <button
                class="button button-s"
                type="button"
                [attr.aria-label]="t('design.whatChangedIn', { n: release.number })"
                (click)="compared.emit({ from: before.number, to: release.number })"
              >
                <as-icon name="eye" [small]="true" />{{ t('design.whatChanged') }}
              </button>
            }
            <button
              class="button button-s"
              type="button"
              [attr.aria-label]="t('design.downloadOf', { n: release.number })"
              (click)="download(release)"
            >
              <as-icon name="download" [small]="true" />{{ t('design.download') }}
            </button>
            @if (!release.current) {
              <button
                class="button button-s"
                type="button"
                [attr.aria-label]="t('design.takeBackOf', { n: release.number })"
                (click)="takenBack.emit(release.number)"
              >
                <as-icon name="undo" [small]="true" />{{ t('design.takeBack') }}
              </button>
            }
          </div>
        </li>
      }
    </ol>
  `,
  styles: `
    .row {
      grid-template-columns: minmax(0, 1fr) auto;
      align-items: center;
    }
    b {
      font-weight: 500;
    }
    .tag {
      margin-left: 8px;
    }
    .acts {
      display: flex;
      flex-wrap: wrap;
      gap: 8px;
    }
    @media (max-width: 719px) {
      .row {
        grid-template-columns: minmax(0, 1fr);
      }
    }
  `,
})
export class ReleaseList {
  readonly takenBack = output<number>();
  /** Numbers of two releases of which the difference is wanted. */
  readonly compared = output<{ from: number; to: number }>();
  protected readonly t = inject(Texts).t;
  protected readonly dates = inject(Dates);
  protected readonly bench = inject(Workbench);
  private readonly api = inject(DesignApi);
  private readonly toasts = inject(Toasts);

  protected download({ number }: Release): void {
    const pack = this.bench.key();
    this.api.archive(pack, number).subscribe({
      next: (archive) => save(archive, `${pack}-${number}.zip`),
      error: (error: unknown) => this.toasts.sayProblem(Problem.of(error)),
    });
  }
}
