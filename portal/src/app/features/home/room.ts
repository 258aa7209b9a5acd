/** Screens with room for more than the first few. */
export const roomy = (): MediaQueryList => matchMedia('(min-width: 2200px) and (min-height: 1000px)');

/** How many that wait, and how many own requests, are shown at home. */
export const shown = (): { waits: number; own: number } =>
  roomy().matches ? { waits: 14, own: 14 } : { waits: 5, own: 6 };
