import { Component, inject } from '@angular/core';
import { RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { Texts } from '../../shared/locale/texts';

/** The place of those who administer; its parts are routes of their own. */
@Component({
  selector: 'as-admin',
  imports: [RouterLink, RouterLinkActive, RouterOutlet],
  template: `
    <div class="page is-admin">
      <header>
        <h1>{{ t('place.admin') }}</h1>
        <nav class="chips is-scroll" [attr.aria-label]="t('admin.parts')">
          @for (part of parts; track part) {
            <a
              #chip
              class="chip"
              [routerLink]="part"
              routerLinkActive
              ariaCurrentWhenActive="page"
              (isActiveChange)="$event && chip.scrollIntoView({ block: 'nearest', inline: 'center' })"
              >{{ t('admin.' + part) }}</a
            >
          }
        </nav>
      </header>
      <router-outlet />
    </div>
  `,
  styles: `
    .is-admin {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 24px;
      align-content: start;
      padding-top: 24px;
    }
    header {
      display: grid;
      gap: 12px;
    }
    router-outlet {
      display: none;
    }
    h1 {
      font: var(--type-title);
    }
  `,
})
export class Admin {
  protected readonly t = inject(Texts).t;
  protected readonly parts = [
    'people',
    'departments',
    'groups',
    'categories',
    'calendars',
    'sla',
    'facilities',
    'policies',
    'continuity',
    'operations',
    'deliveries',
    'retention',
    'import',
    'audit',
  ];
}
