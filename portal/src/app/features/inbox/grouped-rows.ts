import type { CdkVirtualScrollViewport, VirtualScrollStrategy } from '@angular/cdk/scrolling';
import { distinctUntilChanged, Subject } from 'rxjs';

/** Rendered above and below what is seen, so that quick scrolling shows no gaps. */
const spare = 400;

/** Scrolls over rows of known, different heights: the first of a group carries the group's head. */
export class GroupedRows implements VirtualScrollStrategy {
  private readonly index = new Subject<number>();
  readonly scrolledIndexChange = this.index.pipe(distinctUntilChanged());
  private viewport: CdkVirtualScrollViewport | null = null;
  private tops = [0];

  /** @param heights of all rows; asked again when their number or the size of the window changes */
  constructor(private readonly heights: () => number[]) {}

  attach(viewport: CdkVirtualScrollViewport): void {
    this.viewport = viewport;
    this.onDataLengthChanged();
  }

  detach(): void {
    this.viewport = null;
  }

  onContentScrolled(): void {
    this.render();
  }

  onDataLengthChanged(): void {
    this.tops = [0];
    for (const height of this.heights()) this.tops.push((this.tops.at(-1) ?? 0) + height);
    this.viewport?.setTotalContentSize(this.tops.at(-1) ?? 0);
    this.render();
  }

  onContentRendered(): void {
    // heights are known before
  }

  onRenderedOffsetChanged(): void {
    // only this strategy sets the offset
  }

  scrollToIndex(index: number, behavior: ScrollBehavior = 'auto'): void {
    this.viewport?.scrollToOffset(this.tops[index] ?? 0, behavior);
  }

  /** Scrolls only as far as it takes to see the row below the group's head that stays on top. */
  reveal(index: number, head: number): void {
    if (!this.viewport) return;
    const top = (this.tops[index] ?? 0) - head;
    const bottom = this.tops[index + 1] ?? 0;
    const offset = this.viewport.measureScrollOffset();
    const size = this.viewport.getViewportSize();
    if (top < offset) this.viewport.scrollToOffset(Math.max(0, top));
    else if (bottom > offset + size) this.viewport.scrollToOffset(bottom - size);
  }

  private render(): void {
    if (!this.viewport) return;
    const offset = this.viewport.measureScrollOffset();
    const count = this.tops.length - 1;
    const start = this.at(offset - spare);
    const end = Math.min(count, this.at(offset + this.viewport.getViewportSize() + spare) + 1);
    this.viewport.setRenderedRange({ start: Math.min(start, end), end });
    this.viewport.setRenderedContentOffset(this.tops[start] ?? 0);
    this.index.next(this.at(offset));
  }

  /** The row at this offset. */
  private at(offset: number): number {
    let [low, high] = [0, Math.max(0, this.tops.length - 2)];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((this.tops[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}
