import { inject, Injectable, signal } from '@angular/core';
import { Router } from '@angular/router';
import { OidcSecurityService } from 'angular-auth-oidc-client';
import { catchError, firstValueFrom, map, of, type Observable } from 'rxjs';
import { Zone } from '../../shared/locale/zone';
import type { Me } from '../../shared/model/model';
import type { Problem } from '../api/problem';
import { Tabs } from './tabs';

const wanted = 'assent.wanted';
const met = 'assent.met';
const lastExpiry = 'assent.expired';

/** Who is signed in here. The token lives in this tab; the server's own session renews it silently. */
@Injectable({ providedIn: 'root' })
export class Session {
  private readonly oidc = inject(OidcSecurityService);
  private readonly router = inject(Router);
  private readonly zone = inject(Zone);
  private readonly tabs = inject(Tabs);
  private readonly person = signal<Me | null>(null);
  private readonly failure = signal<Problem | null>(null);
  private leaving = false;
  private checked: Promise<boolean> | null = null;

  readonly me = this.person.asReadonly();
  /** Why nobody knows yet who is signed in. */
  readonly problem = this.failure.asReadonly();

  constructor() {
    // signed out in another tab
    addEventListener('storage', ({ key, newValue }) => {
      if (key === met && newValue === null && this.person()) this.leave();
    });
  }

  /**
   * Whether a valid token is here; an answer of the authorization server in the address is taken in first. A new tab gets its token
   * from another one or, while the server's own session lasts, from the server, without leaving the page.
   */
  signedIn(): Promise<boolean> {
    this.checked ??= this.check();
    return this.checked;
  }

  private async check(): Promise<boolean> {
    this.tabs.beginAnew();
    if (this.isExpected()) await this.tabs.learn();
    return firstValueFrom(
      this.oidc.checkAuthIncludingServer().pipe(
        map((answer) => answer.isAuthenticated),
        catchError(() => of(false)),
      ),
    );
  }

  /** Whether somebody was signed in when this browser was last here, and probably still is. */
  isExpected(): boolean {
    return localStorage.getItem(met) !== null;
  }

  token(): Observable<string> {
    return this.oidc.getAccessToken();
  }

  know(me: Me): void {
    localStorage.setItem(met, 'true');
    this.zone.use(me.zone);
    this.person.set(me);
    this.failure.set(null);
  }

  fail(problem: Problem): void {
    this.failure.set(problem);
  }

  may(permission: Me['permissions'][number]): boolean {
    return this.person()?.permissions.includes(permission) ?? false;
  }

  /** Leaves for the authorization server and comes back to the place that was wanted. */
  signIn(url: string): void {
    if (this.leaving) return;
    this.leaving = true;
    if (url !== '/' || !sessionStorage.getItem(wanted)) sessionStorage.setItem(wanted, url);
    this.oidc.authorize();
  }

  /** The place that was wanted before signing in. */
  takeWanted(): string {
    const url = sessionStorage.getItem(wanted) ?? '/';
    sessionStorage.removeItem(wanted);
    return url.startsWith('/sign') ? '/' : url;
  }

  /**
   * The server no longer takes the token: sign in again, which is silent while its own session lasts.
   * Not twice in a short time: a server that refuses fresh tokens would send people round in circles.
   */
  expired(): void {
    const before = Number(sessionStorage.getItem(lastExpiry) ?? 0);
    if (this.leaving || Date.now() - before < 30_000) return;
    sessionStorage.setItem(lastExpiry, String(Date.now()));
    this.oidc.logoffLocal();
    this.signIn(this.router.url);
  }

  private leave(): void {
    this.leaving = true;
    this.oidc.logoffLocal();
    location.assign('/sign-in');
  }

  signOut(): void {
    localStorage.removeItem(met);
    this.leaving = true;
    this.oidc.logoff().subscribe({ error: () => location.assign('/sign-in') });
  }
}
