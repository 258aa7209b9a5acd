import { computed, inject, Injectable, signal } from '@angular/core';
import { Title } from '@angular/platform-browser';

export interface Crumb {
  label: string;
  link?: string;
  reference?: boolean;
}

/** Where the person is: the trail in the top bar, the way back on a phone, and the title of the tab. */
@Injectable({ providedIn: 'root' })
export class Place {
  private readonly title = inject(Title);
  private readonly trail = signal<Crumb[]>([]);
  readonly crumbs = this.trail.asReadonly();
  /** The address of the place that the trail begins with. */
  readonly root = computed(() => this.trail()[0]?.link ?? null);

  set(...crumbs: Crumb[]): void {
    this.trail.set(crumbs);
    this.title.setTitle([crumbs.at(-1)?.label, 'Assent'].filter(Boolean).join(' · '));
  }
}
