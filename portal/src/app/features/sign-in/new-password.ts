import { HttpClient } from '@angular/common/http';
import { Component, effect, inject, signal } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { RouterLink } from '@angular/router';
import { Problem, sentencesOf } from '../../core/api/problem';
import { Texts } from '../../shared/locale/texts';
import { Field } from '../../shared/ui/field/field';
import { Icon } from '../../shared/ui/icon/icon';
import { Logo } from '../../shared/ui/logo/logo';

/** Where the link of a letter leads to: a password is chosen. What proves the link stands behind the # of the address. */
@Component({
  selector: 'as-new-password',
  imports: [Field, Icon, Logo, RouterLink],
  styleUrl: './sign-in.css',
  template: `
    <div class="sides is-ready">
      <main class="enter">
        <div class="mark"><as-logo />Assent</div>
        <form (submit)="$event.preventDefault(); choose(password.value)">
          <header>
            <h1>{{ t('password.choose') }}</h1>
            <p>{{ t(done() ? 'password.done' : 'password.chooseText') }}</p>
          </header>
          @if (refused(); as text) {
            <p class="wrong-in" role="alert">
              <as-icon name="alert" /><span>{{ text }}</span>
            </p>
          }
          <as-field
            for="new-password"
            [label]="t('password.new')"
            [hint]="t('password.hint')"
            [wrong]="problem()?.ofField('new_password') ?? null"
            [hidden]="done() || isDead()"
          >
            <div class="secret">
              <input
                #password
                class="input"
                id="new-password"
                [type]="shown() ? 'text' : 'password'"
                autocomplete="new-password"
                maxlength="200"
                required
                [attr.aria-invalid]="problem()?.ofField('new_password') ? 'true' : null"
                [attr.aria-describedby]="'new-password-' + (problem()?.ofField('new_password') ? 'wrong' : 'hint')"
              />
              <button
                class="button button-quiet button-icon button-s"
                type="button"
                [attr.aria-label]="t('signIn.show')"
                [attr.aria-pressed]="shown()"
                (click)="shown.set(!shown())"
              >
                <as-icon name="eye" />
              </button>
            </div>
          </as-field>
          @if (done()) {
            <a class="button button-primary" routerLink="/">{{ t('signIn.title') }}</a>
          } @else if (isDead()) {
            <a class="button" routerLink="/forgot-password">{{ t('password.another') }}</a>
          } @else {
            <button class="button button-primary" type="submit" [disabled]="sending()">{{ t('password.set') }}</button>
          }
        </form>
      </main>
    </div>
  `,
})
export class NewPassword {
  protected readonly t = inject(Texts).t;
  protected readonly sending = signal(false);
  protected readonly shown = signal(false);
  protected readonly done = signal(false);
  protected readonly problem = signal<Problem | null>(null);
  private readonly http = inject(HttpClient);
  private readonly token = location.hash.slice(1);

  constructor() {
    const title = inject(Title);
    effect(() => title.setTitle(`${this.t('password.choose')} · Assent`));
  }

  /** The link is no good: another letter is needed. */
  protected isDead(): boolean {
    return !this.token || !!this.problem()?.ofField('token');
  }

  /** What is wrong with anything but the password itself. */
  protected refused(): string | null {
    const problem = this.problem();
    if (!this.token) return this.t('password.noLink');
    return problem && !problem.ofField('new_password') ? sentencesOf(problem, this.t) : null;
  }

  protected choose(password: string): void {
    this.sending.set(true);
    this.http.post('/api/v1/auth/reset-password', { token: this.token, new_password: password }).subscribe({
      next: () => {
        this.problem.set(null);
        this.done.set(true);
      },
      error: (error: unknown) => {
        this.sending.set(false);
        this.problem.set(Problem.of(error));
      },
    });
  }
}
