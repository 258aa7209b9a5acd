import { HttpClient } from '@angular/common/http';
import { Component, effect, inject, signal } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { RouterLink } from '@angular/router';
import { Problem, sentencesOf } from '../../core/api/problem';
import { Texts } from '../../shared/locale/texts';
import { Icon } from '../../shared/ui/icon/icon';
import { Logo } from '../../shared/ui/logo/logo';

/** Asks for a letter by which a new password is chosen. The answer is the same whether there is such an account or not. */
@Component({
  selector: 'as-forgot-password',
  imports: [Icon, Logo, RouterLink],
  styleUrl: './sign-in.css',
  template: `
    <div class="sides is-ready">
      <main class="enter">
        <div class="mark"><as-logo />Assent</div>
        <form (submit)="$event.preventDefault(); send(email.value)">
          <header>
            <h1>{{ t('password.forgotten') }}</h1>
            <p>{{ t(asked() ? 'password.asked' : 'password.forgottenText') }}</p>
          </header>
          @if (problem(); as text) {
            <p class="wrong-in" id="why-not" role="alert">
              <as-icon name="alert" /><span>{{ text }}</span>
            </p>
          }
          @if (asked(); as address) {
            <p role="status">{{ t('password.sent', { email: address }) }}</p>
          }
          <div class="field" [hidden]="asked()">
            <label for="email">{{ t('signIn.email') }}</label>
            <input
              #email
              class="input"
              id="email"
              type="email"
              autocomplete="username"
              autocapitalize="none"
              spellcheck="false"
              maxlength="320"
              required
              [attr.aria-describedby]="problem() ? 'why-not' : null"
            />
          </div>
          @if (!asked()) {
            <button class="button button-primary" type="submit" [disabled]="sending()">{{ t('password.send') }}</button>
          }
          <a class="link" routerLink="/sign-in">{{ t('password.back') }}</a>
        </form>
      </main>
    </div>
  `,
})
export class ForgotPassword {
  protected readonly t = inject(Texts).t;
  protected readonly sending = signal(false);
  /** The address, once it was sent. */
  protected readonly asked = signal<string | null>(null);
  protected readonly problem = signal<string | null>(null);
  private readonly http = inject(HttpClient);

  constructor() {
    const title = inject(Title);
    effect(() => title.setTitle(`${this.t('password.forgotten')} · Assent`));
  }

  protected send(email: string): void {
    this.sending.set(true);
    this.http.post('/api/v1/auth/forgot-password', { email }).subscribe({
      next: () => {
        this.problem.set(null);
        this.asked.set(email);
      },
      error: (error: unknown) => {
        this.sending.set(false);
        this.problem.set(sentencesOf(Problem.of(error), this.t));
      },
    });
  }
}
