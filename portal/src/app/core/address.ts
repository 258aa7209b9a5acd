import { inject } from '@angular/core';
import { Router } from '@angular/router';

type Change = Record<string, string | null>;

/**
 * Changes what the address asks for, and only that; null takes it away. The way back leads to what was asked for before, words
 * that were typed on being one thing. Called where things are injected.
 */
export const narrowing = (): ((change: Change) => void) => {
  const router = inject(Router);
  return (change) => {
    const typedOn = 'q' in change && router.parseUrl(router.url).queryParamMap.has('q');
    void router.navigate([], { queryParams: change, queryParamsHandling: 'merge', replaceUrl: typedOn });
  };
};
