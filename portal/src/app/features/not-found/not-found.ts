import { Component, effect, inject, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Place } from '../../core/place';
import { Texts } from '../../shared/locale/texts';
import { Empty } from '../../shared/ui/empty/empty';

@Component({
  selector: 'as-not-found',
  imports: [Empty, RouterLink],
  template: `
    <div class="page">
      <as-empty [heading]="t('notFound.title')" [text]="t('notFound.text')">
        <a class="button" routerLink="/">{{ t('notFound.home') }}</a>
      </as-empty>
    </div>
  `,
})
export class NotFound {
  protected readonly t = inject(Texts).t;

  constructor() {
    const place = inject(Place);
    effect(() => {
      const label = this.t('notFound.title');
      untracked(() => place.set({ label }));
    });
  }
}
