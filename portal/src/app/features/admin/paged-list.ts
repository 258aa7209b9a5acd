import { Component, inject, input } from '@angular/core';
import { ProblemNote } from '../../core/problem-note';
import { Texts } from '../../shared/locale/texts';
import { Skeleton } from '../../shared/ui/skeleton/skeleton';
import type { Paged } from './paged';

/** The frame of a list that is read page by page: its problem, its table, more of it; `[none]` when there is nothing. */
@Component({
  selector: 'as-paged-list',
  imports: [ProblemNote, Skeleton],
  template: `
    @if (list().problem(); as problem) {
      <as-problem-note [class.card]="card()" [problem]="problem" (again)="list().reload()" />
    }
    @if (list().loading()) {
      <as-skeleton [rows]="6" [single]="true" />
    } @else if (list().items().length) {
      <div class="table-wrap" [class.card]="card()" tabindex="0" role="region" [attr.aria-label]="label()">
        <ng-content />
      </div>
      @if (!list().complete()) {
        <p class="further">
          <button class="button" type="button" [disabled]="list().paging()" (click)="list().more()">
            {{ t('requests.further') }}
          </button>
        </p>
      }
    } @else if (!list().problem()) {
      <ng-content select="[none]" />
    }
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 16px;
    }
    .table-wrap {
      overflow-x: auto;
    }
    .further {
      padding-bottom: 16px;
      text-align: center;
    }
  `,
})
export class PagedList {
  readonly list = input.required<Paged<unknown>>();
  readonly label = input.required<string>();
  /** Whether it stands on a surface of its own. */
  readonly card = input(true);

  protected readonly t = inject(Texts).t;
}
