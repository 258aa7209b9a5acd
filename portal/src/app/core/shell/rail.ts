import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Texts } from '../../shared/locale/texts';
import { Avatar } from '../../shared/ui/avatar/avatar';
import { Icon } from '../../shared/ui/icon/icon';
import { Logo } from '../../shared/ui/logo/logo';
import { Session } from '../auth/session';
import { Place } from '../place';
import { Places } from '../places';
import { Waiting } from '../waiting';

@Component({
  selector: 'as-rail',
  imports: [Avatar, Icon, Logo, RouterLink],
  styleUrl: './rail.css',
  template: `
    <nav class="rail" [attr.aria-label]="t('shell.places')">
      <a class="rail-brand" routerLink="/"><as-logo /><span>Assent</span></a>
      @for (place of places(); track place.link) {
        <a
          class="rail-item"
          [routerLink]="place.link"
          [attr.aria-current]="place.link === here() ? 'page' : null"
          [title]="place.label"
        >
          <as-icon [name]="place.icon" /><span class="word">{{ place.label }}</span>
          @if (place.count) {
            <span class="count" [class.is-hot]="place.hot">
              {{ place.count > 99 ? '99+' : place.count }}<span class="hidden-text"> {{ t('shell.open') }}</span>
            </span>
          }
        </a>
      }
      <div class="rail-foot">
        @if (me(); as me) {
          <a class="rail-me" routerLink="/me" [attr.aria-current]="here() === '/me' ? 'page' : null" [title]="me.name">
            <as-avatar [name]="me.name" [photo]="me.photo" size="l" />
            <span>
              <b class="clip">{{ me.name }}</b>
              <i class="clip">{{ belonging() }}</i>
            </span>
          </a>
        }
      </div>
    </nav>
  `,
})
export class Rail {
  protected readonly t = inject(Texts).t;
  private readonly session = inject(Session);
  protected readonly here = inject(Place).root;
  protected readonly me = this.session.me;
  private readonly waiting = inject(Waiting);
  private readonly some = inject(Places);

  protected readonly belonging = computed(() =>
    [this.me()?.title ?? this.me()?.department?.name, this.me()?.tenant.name].filter(Boolean).join(', '),
  );

  protected readonly places = computed(() => [
    { link: '/', icon: 'home', label: this.t('place.home'), count: 0, hot: false },
    { link: '/inbox', icon: 'inbox', label: this.t('place.inbox'), count: this.waiting.inbox(), hot: true },
    { link: '/requests', icon: 'request', label: this.t('place.requests'), count: this.waiting.requests(), hot: false },
    ...this.some.ofSome().map((place) => ({ ...place, count: 0, hot: false })),
  ]);
}
