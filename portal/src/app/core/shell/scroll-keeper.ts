import { DestroyRef, inject, Injectable } from '@angular/core';
import { NavigationEnd, NavigationStart, Router } from '@angular/router';

/** Lists come from the server: a place is as long as it was only after a while. */
const patience = 3_000;

/** Starts each place at its top, and takes whoever goes back to where they were. */
@Injectable()
export class ScrollKeeper {
  private readonly router = inject(Router);
  private readonly ended = inject(DestroyRef);
  /** Where each entry of the browser's history was left. */
  private readonly left = new Map<number, number>();
  private at = 0;
  private path = '';
  private restoring = new AbortController();

  /** @param main what scrolls on wide screens; on a phone the page itself does */
  keep(main: () => HTMLElement): void {
    history.scrollRestoration = 'manual';
    this.path = this.pathOf(this.router.url);
    const scroller = () =>
      getComputedStyle(main()).overflowY === 'visible' ? (document.scrollingElement ?? main()) : main();
    let back: number | undefined;
    const moves = this.router.events.subscribe((event) => {
      if (event instanceof NavigationStart) {
        this.left.set(this.at, scroller().scrollTop);
        back = event.restoredState?.navigationId;
      } else if (event instanceof NavigationEnd) {
        const path = this.pathOf(event.urlAfterRedirects);
        const isElsewhere = path !== this.path;
        this.at = event.id;
        this.path = path;
        if (back !== undefined) this.goTo(this.left.get(back) ?? 0, scroller);
        else if (isElsewhere && !event.urlAfterRedirects.includes('#')) this.goTo(0, scroller);
      }
    });
    this.ended.onDestroy(() => {
      moves.unsubscribe();
      this.restoring.abort();
    });
  }

  /** Tries until the place is long enough, unless the person moves first. */
  private goTo(top: number, scroller: () => Element): void {
    this.restoring.abort();
    const { signal } = (this.restoring = new AbortController());
    for (const hand of ['wheel', 'touchmove', 'keydown', 'pointerdown'])
      addEventListener(hand, () => this.restoring.abort(), { once: true, passive: true, signal });
    const until = performance.now() + patience;
    const move = () => {
      if (signal.aborted) return;
      const place = scroller();
      place.scrollTop = top;
      if (Math.abs(place.scrollTop - top) > 1 && performance.now() < until) requestAnimationFrame(move);
      else this.restoring.abort();
    };
    move();
  }

  private pathOf(url: string): string {
    return url.split(/[?#]/)[0] ?? '';
  }
}
