import { computed, inject, Injectable } from '@angular/core';
import { Texts } from '../shared/locale/texts';
import { Session } from './auth/session';

export interface PlaceLink {
  link: string;
  icon: string;
  label: string;
}

/** Places that not everybody may see: in the rail, and where there is no rail on the page of the person. */
@Injectable({ providedIn: 'root' })
export class Places {
  private readonly t = inject(Texts).t;
  private readonly session = inject(Session);

  readonly ofSome = computed((): PlaceLink[] => [
    ...(this.session.may('READ_REPORTS')
      ? [{ link: '/reports', icon: 'reports', label: this.t('place.reports') }]
      : []),
    ...(this.session.may('DESIGN_PROCESSES')
      ? [{ link: '/processes', icon: 'process', label: this.t('place.processes') }]
      : []),
    ...(this.session.may('MANAGE_CATALOG') ? [{ link: '/admin', icon: 'gear', label: this.t('place.admin') }] : []),
  ]);
}
