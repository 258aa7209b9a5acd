import { Component, computed, input } from '@angular/core';

/** The shape of what comes, shown once waiting has taken 300 ms. */
@Component({
  selector: 'as-skeleton',
  template: `
    @for (line of lines(); track $index) {
      <div class="line" [class.is-single]="single()">
        @if (!single()) {
          <i class="bone is-round"></i>
        }
        <span>
          <i class="bone" [style.width.%]="line"></i>
          @if (!single()) {
            <i class="bone is-thin" [style.width.%]="line / 2"></i>
          }
        </span>
      </div>
    }
  `,
  host: { 'aria-hidden': 'true' },
  styles: `
    :host {
      display: block;
      animation: show 1ms 300ms both;
    }
    .line {
      display: grid;
      grid-template-columns: 24px minmax(0, 1fr);
      align-items: center;
      gap: 12px;
      min-height: var(--row);
      padding: 10px 16px;
    }
    .line.is-single {
      grid-template-columns: minmax(0, 1fr);
      min-height: 32px;
    }
    .line span {
      display: grid;
      gap: 10px;
    }
    .bone {
      display: block;
      height: 12px;
      border-radius: 4px;
      background: var(--track);
    }
    .bone.is-thin {
      height: 8px;
    }
    .bone.is-round {
      width: 24px;
      height: 24px;
      border-radius: 50%;
    }
    @keyframes show {
      from {
        visibility: hidden;
      }
    }
    @media (prefers-reduced-motion: no-preference) {
      .bone {
        animation: breathe 1.6s ease-in-out infinite;
      }
      @keyframes breathe {
        50% {
          opacity: 0.55;
        }
      }
    }
  `,
})
export class Skeleton {
  readonly rows = input(5);
  readonly single = input(false);
  protected readonly lines = computed(() => Array.from({ length: this.rows() }, (_, row) => 40 + ((row * 37) % 45)));
}
