import { Component, inject, input, signal } from '@angular/core';
import { Texts } from '../../shared/locale/texts';
import { Icon } from '../../shared/ui/icon/icon';

/** In place of a part of the portal that could not be loaded: what is kept, and loading it again. */
@Component({
  selector: 'as-unloaded-note',
  imports: [Icon],
  template: `
    <as-icon name="alert" />
    <p class="grow">
      <b>{{ t('unloaded.title') }}</b> {{ t(away() ? 'unloaded.away' : 'unloaded.why') }}
    </p>
    <button class="button button-s" type="button" [disabled]="trying()" (click)="again()">
      {{ t('unloaded.again') }}
    </button>
  `,
  host: { role: 'alert', class: 'note is-waiting' },
  styles: `
    :host(.is-floating) {
      position: fixed;
      z-index: 50;
      top: calc(var(--bar-height) + 8px);
      left: 50%;
      width: min(560px, calc(100vw - 32px));
      transform: translateX(-50%);
      background: var(--surface-float);
      box-shadow: var(--edge), var(--shadow-float);
    }
  `,
})
export class UnloadedNote {
  /** Where it is needed; here, when nothing is said. */
  readonly address = input<string>();
  protected readonly t = inject(Texts).t;
  protected readonly trying = signal(false);
  protected readonly away = signal(!navigator.onLine);

  /** Leaves this page only for a server that answers: else the browser would show its own page in place of everything. */
  protected async again(): Promise<void> {
    this.trying.set(true);
    const isThere = await fetch('/', { method: 'HEAD', cache: 'no-store' }).then(
      (answer) => answer.ok,
      () => false,
    );
    this.trying.set(false);
    this.away.set(!isThere);
    if (isThere) location.assign(this.address() ?? location.href);
  }
}
