import { Component, inject, signal } from '@angular/core';
import { Router } from '@angular/router';
import { loadShellAhead } from '../../core/auth/signed-in-guard';
import { Session } from '../../core/auth/session';
import { Texts } from '../../shared/locale/texts';
import { Empty } from '../../shared/ui/empty/empty';

/** Where the authorization server sends people back to; goes on to the place they wanted. */
@Component({
  selector: 'as-signed-in',
  imports: [Empty],
  template: `
    @if (failed()) {
      <as-empty [heading]="t('signIn.failed')" [text]="t('signIn.failedText')">
        <button class="button button-primary" type="button" (click)="session.signIn('/')">
          {{ t('signIn.again') }}
        </button>
      </as-empty>
    }
  `,
})
export class SignedIn {
  protected readonly t = inject(Texts).t;
  protected readonly session = inject(Session);
  protected readonly failed = signal(false);

  constructor() {
    const router = inject(Router);
    loadShellAhead();
    void this.session.signedIn().then((signedIn) => {
      if (signedIn) void router.navigateByUrl(this.session.takeWanted(), { replaceUrl: true });
      else this.failed.set(true);
    });
  }
}
