import { httpResource } from '@angular/common/http';
import {
  afterRenderEffect,
  Component,
  computed,
  effect,
  ElementRef,
  inject,
  input,
  linkedSignal,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { Title } from '@angular/platform-browser';
import { RouterLink } from '@angular/router';
import { Session } from '../../core/auth/session';
import { Preferences } from '../../core/preferences';
import { Texts } from '../../shared/locale/texts';
import type { SignInOptions } from '../../shared/model/model';
import { Avatar } from '../../shared/ui/avatar/avatar';
import { Icon } from '../../shared/ui/icon/icon';
import { Logo } from '../../shared/ui/logo/logo';

/** The address that was typed last, in this tab, until the page comes back. */
const tried = 'assent.tried';

const cookie = (name: string): string =>
  decodeURIComponent(document.cookie.match(new RegExp(`(?:^|; )${name}=([^;]*)`))?.[1] ?? '');

/** The authorization server's login page: a native form, so that browsers and password managers know it. */
@Component({
  selector: 'as-sign-in',
  imports: [Avatar, Icon, Logo, RouterLink],
  templateUrl: './sign-in.html',
  styleUrl: './sign-in.css',
})
export class SignIn {
  /** Present in the address after a refused attempt. */
  readonly error = input<string>();
  readonly logout = input<string>();

  protected readonly t = inject(Texts).t;
  protected readonly preferences = inject(Preferences);
  /** Who was here and did not sign out comes back because their session is over. */
  protected readonly hasEnded = inject(Session).isExpected();
  /** Their answer also brings the token that the form must send back. */
  protected readonly options = httpResource<SignInOptions>(() => '/sign-in/options');
  protected readonly accounts = computed(() => (this.options.hasValue() ? this.options.value().demo_accounts : []));
  /** By organisation, which the addresses tell apart. */
  protected readonly organisations = computed(() => {
    const nameOf = (email: string) => (email.split('@')[1] ?? '').split('.')[0] ?? '';
    const accounts = this.accounts();
    return [...new Set(accounts.map((account) => nameOf(account.email)))].map((name) => ({
      name: name.replace(/^./, (letter) => letter.toUpperCase()),
      accounts: accounts.filter((account) => nameOf(account.email) === name),
    }));
  });
  protected readonly password = computed(() => (this.options.hasValue() ? this.options.value().demo_password : null));
  protected readonly sending = signal(false);
  protected readonly shown = signal(false);
  /** Whether the page has one side or two is known by then; it shows after a moment in any case. */
  protected readonly ready = linkedSignal<boolean, boolean>({
    source: () => this.options.isLoading(),
    computation: (loading, before) => !loading || (before?.value ?? false),
  });

  private readonly form = viewChild.required<ElementRef<HTMLFormElement>>('form');

  constructor() {
    const title = inject(Title);
    effect(() => title.setTitle(`${this.t('signIn.title')} · Assent`));
    const refused = sessionStorage.getItem(tried);
    sessionStorage.removeItem(tried);
    afterRenderEffect(() => {
      if (this.ready() && this.error() !== undefined) untracked(() => this.tryAgain(refused));
    });
    setTimeout(() => this.ready.set(true), 400);
    // without the answer nobody can sign in, and with it while the platform starts nobody is offered yet
    effect((stop) => {
      const isStarting = this.options.hasValue() && this.options.value().demo_password && !this.accounts().length;
      if (!isStarting && !this.options.error()) return;
      const again = setTimeout(() => this.options.reload(), 2_000);
      stop(() => clearTimeout(again));
    });
  }

  /** The address stays, the password is typed again; with its field the reason is read out. */
  private tryAgain(email: string | null): void {
    if (!email) return;
    this.control('username').value = email;
    this.control('password').focus();
  }

  /** The token is read when the form leaves: the server may have renewed it meanwhile. */
  protected send(): void {
    this.control('_csrf').value = cookie('XSRF-TOKEN');
    sessionStorage.setItem(tried, this.control('username').value);
    this.sending.set(true);
  }

  protected enterAs(email: string): void {
    this.control('username').value = email;
    this.control('password').value = this.password() ?? '';
    this.form().nativeElement.requestSubmit();
  }

  protected otherLanguage(): void {
    this.preferences.speak(this.preferences.language() === 'de' ? 'en' : 'de');
  }

  private control(name: string): HTMLInputElement {
    return this.form().nativeElement.elements.namedItem(name) as HTMLInputElement;
  }
}
