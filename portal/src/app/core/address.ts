import { inject } from '@angular/core';
import { Router } from '@angular/router';

type Change = Record<string, string | null>;

/** Changes what the address asks for, and only that; null takes it away. Called where things are injected. */
export const narrowing = (): ((change: Change) => void) => {
  const router = inject(Router);
  return (change) => void router.navigate([], { queryParams: change, queryParamsHandling: 'merge', replaceUrl: true });
};
