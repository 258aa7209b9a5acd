import { Component, computed, inject, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Texts } from '../../shared/locale/texts';
import { Icon } from '../../shared/ui/icon/icon';
import { Catalogue } from '../catalogue';
import { Place } from '../place';
import { Preferences } from '../preferences';
import { Waiting } from '../waiting';

@Component({
  selector: 'as-top-bar',
  imports: [Icon, RouterLink],
  styleUrl: './top-bar.css',
  template: `
    <header class="topbar">
      <div class="crumbs">
        @if (back(); as back) {
          <a class="keep only-s" [routerLink]="back.link" [attr.aria-label]="t('shell.backTo', { place: back.label })">
            <as-icon name="left" />
          </a>
        }
        @for (crumb of crumbs(); track $index; let last = $last) {
          @if (last) {
            <b [class.ref]="crumb.reference">{{ crumb.label }}</b>
          } @else {
            <a [routerLink]="crumb.link">{{ crumb.label }}</a>
            <as-icon name="right" [small]="true" />
          }
        }
      </div>
      <div class="topbar-end">
        <button class="find only-wide" type="button" (click)="find.emit()">
          <as-icon name="search" [small]="true" /><span>{{ t('shell.find') }}</span
          ><kbd>{{ t('keys.control') }} K</kbd>
        </button>
        <button
          class="button button-quiet button-icon only-s"
          type="button"
          [attr.aria-label]="t('shell.find')"
          (click)="find.emit()"
        >
          <as-icon name="search" />
        </button>
        <button
          class="button button-quiet button-icon only-wide"
          type="button"
          [attr.aria-label]="t(preferences.dark() ? 'shell.light' : 'shell.dark')"
          [title]="t(preferences.dark() ? 'shell.light' : 'shell.dark')"
          (click)="preferences.flipTheme()"
        >
          <as-icon [name]="preferences.dark() ? 'sun' : 'moon'" />
        </button>
        <button
          class="button button-quiet button-icon"
          [class.has-dot]="unread() > 0"
          type="button"
          [attr.aria-label]="unread() ? t('shell.unread', { count: unread() }) : t('shell.notifications')"
          (click)="notifications.emit()"
        >
          <as-icon name="bell" />
        </button>
        @if (!catalogue.isEmpty()) {
          <a class="button button-primary only-wide" routerLink="/new">
            <as-icon name="plus" /><span class="new-word">{{ t('place.new') }}</span
            ><kbd>C</kbd>
          </a>
        }
      </div>
    </header>
  `,
})
export class TopBar {
  readonly find = output();
  readonly notifications = output();
  protected readonly t = inject(Texts).t;
  protected readonly preferences = inject(Preferences);
  protected readonly catalogue = inject(Catalogue);
  protected readonly unread = inject(Waiting).unread;
  protected readonly crumbs = inject(Place).crumbs;
  protected readonly back = computed(() => this.crumbs().at(-2));
}
