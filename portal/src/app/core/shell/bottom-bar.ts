import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Texts } from '../../shared/locale/texts';
import { Icon } from '../../shared/ui/icon/icon';
import { Catalogue } from '../catalogue';
import { Place } from '../place';
import { Waiting } from '../waiting';

@Component({
  selector: 'as-bottom-bar',
  imports: [Icon, RouterLink],
  template: `
    <nav [attr.aria-label]="t('shell.places')">
      @for (place of places(); track place.link) {
        <a [routerLink]="place.link" [attr.aria-current]="place.link === here() ? 'page' : null">
          <as-icon [name]="place.icon" />{{ place.label }}
          @if (place.count) {
            <span class="count">{{ place.count > 99 ? '99+' : place.count }}</span>
          }
        </a>
      }
    </nav>
  `,
  styles: `
    nav {
      position: fixed;
      z-index: 30;
      inset: auto 0 0;
      display: grid;
      grid-auto-flow: column;
      grid-auto-columns: minmax(0, 1fr);
      height: calc(var(--bottombar-height) + env(safe-area-inset-bottom));
      padding-bottom: env(safe-area-inset-bottom);
      background: color-mix(in oklab, var(--surface) 94%, transparent);
      backdrop-filter: blur(12px);
      border-top: 1px solid var(--line);
    }
    a {
      position: relative;
      display: grid;
      place-content: center;
      justify-items: center;
      gap: 2px;
      font: 500 11px/16px var(--font);
      color: var(--text-muted);
    }
    a[aria-current] {
      color: var(--brand-text);
    }
    .count {
      position: absolute;
      top: 6px;
      left: calc(50% + 4px);
      min-width: 16px;
      height: 16px;
      padding: 0 4px;
      border-radius: 8px;
      font: 600 10px/16px var(--font);
      text-align: center;
      color: var(--on-brand);
      background: var(--count-fill);
      box-shadow: 0 0 0 2px var(--surface);
    }
  `,
})
export class BottomBar {
  protected readonly t = inject(Texts).t;
  protected readonly here = inject(Place).root;
  private readonly catalogue = inject(Catalogue);
  private readonly waiting = inject(Waiting);
  protected readonly places = computed(() => [
    { link: '/', icon: 'home', label: this.t('place.home'), count: 0 },
    { link: '/inbox', icon: 'inbox', label: this.t('place.inbox'), count: this.waiting.inbox() },
    ...(this.catalogue.isEmpty() ? [] : [{ link: '/new', icon: 'plus', label: this.t('place.newShort'), count: 0 }]),
    { link: '/requests', icon: 'request', label: this.t('place.requestsShort'), count: 0 },
    { link: '/me', icon: 'user', label: this.t('place.me'), count: 0 },
  ]);
}
