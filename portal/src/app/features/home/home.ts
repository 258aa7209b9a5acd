import { Component, inject } from '@angular/core';
import { Place } from '../../core/place';
import { Texts } from '../../shared/locale/texts';

@Component({
  selector: 'as-home',
  template: `<div class="page">
    <h1>{{ t('place.home') }}</h1>
  </div>`,
})
export class Home {
  protected readonly t = inject(Texts).t;
  constructor() {
    inject(Place).set({ label: this.t('place.home') });
  }
}
