import { Component, computed, effect, ElementRef, inject, signal, viewChild } from '@angular/core';
import { Router, RouterOutlet } from '@angular/router';
import { Texts } from '../../shared/locale/texts';
import { Banner } from '../../shared/ui/banner/banner';
import { type Act, Acts } from '../acts';
import { PeopleApi } from '../api/people-api';
import { Session } from '../auth/session';
import { Catalogue } from '../catalogue';
import { Connection } from '../live/connection';
import { NotificationChoices } from '../notification-choices';
import { Preferences } from '../preferences';
import { ProblemNote } from '../problem-note';
import { Toasts } from '../toasts';
import { Waiting } from '../waiting';
import { BottomBar } from './bottom-bar';
import { KeysSheet } from './keys-sheet';
import { NotificationDrawer } from './notification-drawer';
import { Palette } from './palette';
import { PictureView } from './picture-view';
import { Rail } from './rail';
import { ScrollKeeper } from './scroll-keeper';
import { ToastView } from './toast-view';
import { TopBar } from './top-bar';
import { UnloadedNote } from './unloaded-note';

const askAgain = 5_000;

/** The frame around every place. */
@Component({
  selector: 'as-shell',
  imports: [
    Banner,
    BottomBar,
    KeysSheet,
    NotificationDrawer,
    Palette,
    PictureView,
    ProblemNote,
    Rail,
    RouterOutlet,
    ToastView,
    TopBar,
    UnloadedNote,
  ],
  providers: [ScrollKeeper],
  styleUrl: './shell.css',
  template: `
    <button class="skip" type="button" (click)="main().nativeElement.focus()">{{ t('shell.skip') }}</button>
    <div class="app">
      <as-rail class="only-wide" />
      <as-top-bar (find)="open.set('palette')" (notifications)="open.set('notifications')" />
      <main #content class="main" tabindex="-1">
        @if (connection.broken()) {
          <as-banner class="offline" kind="waiting">
            @if (connection.away()) {
              <b>{{ t('shell.away') }}</b> {{ t('shell.awayKept') }}
            } @else {
              <b>{{ t('shell.offline') }}</b> {{ t('shell.offlineKept') }}
            }
          </as-banner>
        }
        @if (session.problem(); as problem) {
          <div class="page"><as-problem-note [problem]="problem" (again)="people.meet()" /></div>
        } @else {
          <router-outlet />
        }
      </main>
      <as-bottom-bar class="only-s" />
    </div>
    <as-toast-view />
    <as-picture-view />
    @defer (when open() === 'palette'; prefetch on idle) {
      @if (open() === 'palette') {
        <as-palette (closed)="open.set(null)" />
      }
    } @error {
      @if (open() === 'palette') {
        <as-unloaded-note class="card is-floating" />
      }
    }
    @defer (when open() === 'notifications'; prefetch on idle) {
      @if (open() === 'notifications') {
        <as-notification-drawer (closed)="open.set(null)" />
      }
    } @error {
      @if (open() === 'notifications') {
        <as-unloaded-note class="card is-floating" />
      }
    }
    @defer (when open() === 'keys'; prefetch on idle) {
      @if (open() === 'keys') {
        <as-keys-sheet (closed)="open.set(null)" />
      }
    } @error {
      @if (open() === 'keys') {
        <as-unloaded-note class="card is-floating" />
      }
    }
  `,
})
export class Shell {
  protected readonly t = inject(Texts).t;
  protected readonly connection = inject(Connection);
  protected readonly session = inject(Session);
  protected readonly people = inject(PeopleApi);
  protected readonly open = signal<'palette' | 'notifications' | 'keys' | null>(null);
  protected readonly main = viewChild.required<ElementRef<HTMLElement>>('content');
  private readonly router = inject(Router);

  constructor() {
    const toasts = inject(Toasts);
    const preferences = inject(Preferences);
    const catalogue = inject(Catalogue);
    const { session } = this;
    const go = (link: string) => () => void this.router.navigateByUrl(link);
    inject(Acts).offer(
      computed((): Act[] => {
        const anywhere = this.t('keys.anywhere');
        const places = this.t('keys.places');
        return [
          ...(catalogue.isEmpty()
            ? []
            : [{ id: 'new', label: this.t('place.new'), group: places, icon: 'plus', keys: 'c', run: go('/new') }]),
          { id: 'home', label: this.t('place.home'), group: places, icon: 'home', keys: 'g h', run: go('/') },
          { id: 'inbox', label: this.t('place.inbox'), group: places, icon: 'inbox', keys: 'g i', run: go('/inbox') },
          {
            id: 'requests',
            label: this.t('place.requests'),
            group: places,
            icon: 'request',
            keys: 'g r',
            run: go('/requests'),
          },
          { id: 'me', label: this.t('place.me'), group: places, icon: 'user', keys: 'g m', run: go('/me') },
          {
            id: 'palette',
            label: this.t('palette.name'),
            group: anywhere,
            keys: 'Ctrl+K',
            hidden: true,
            run: () => this.open.update((open) => (open === 'palette' ? null : 'palette')),
          },
          {
            id: 'keys',
            label: this.t('keys.title'),
            group: anywhere,
            icon: 'keyboard',
            keys: '?',
            run: () => this.open.set('keys'),
          },
          {
            id: 'notifications',
            label: this.t('notifications.title'),
            group: anywhere,
            icon: 'bell',
            keys: 'n',
            run: () => this.open.set('notifications'),
          },
          {
            id: 'undo',
            label: this.t('shell.undo'),
            group: anywhere,
            icon: 'undo',
            keys: 'z',
            hidden: !toasts.canUndo(),
            run: () => toasts.undo(),
          },
          {
            id: 'theme',
            label: this.t(preferences.dark() ? 'shell.light' : 'shell.dark'),
            group: anywhere,
            icon: preferences.dark() ? 'sun' : 'moon',
            run: () => preferences.flipTheme(),
          },
          { id: 'out', label: this.t('shell.signOut'), group: anywhere, icon: 'out', run: () => session.signOut() },
        ];
      }),
    );
    const waiting = inject(Waiting);
    // other calls may be answered while it is not known who asks
    const unknown = computed(() => session.problem()?.isAway ?? false);
    effect((onCleanup) => {
      if (!this.connection.broken() && !unknown()) return;
      const asking = setInterval(() => (session.me() ? waiting.refresh() : void this.people.meet()), askAgain);
      onCleanup(() => clearInterval(asking));
    });
    inject(ScrollKeeper).keep(() => this.main().nativeElement);
    // for as long as somebody is signed in, the language that is chosen here goes to the server
    inject(NotificationChoices);
  }
}
