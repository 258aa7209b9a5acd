import { effect, inject, untracked } from '@angular/core';
import { Place } from '../../core/place';
import { Texts } from '../../shared/locale/texts';

/** Says in the bar which part of administration this is. Called where things are injected. */
export const adminPlace = (name: string): void => {
  const place = inject(Place);
  const { t } = inject(Texts);
  effect(() => {
    const label = t(`admin.${name}`);
    const admin = t('place.admin');
    untracked(() => place.set({ label: admin, link: '/admin' }, { label }));
  });
};
