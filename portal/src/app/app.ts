import { Component, inject } from '@angular/core';
import { NavigationEnd, Router, RouterOutlet } from '@angular/router';
import { filter } from 'rxjs';
import { UnloadedNote } from './core/shell/unloaded-note';
import { Unloaded } from './core/unloaded';

@Component({
  selector: 'as-root',
  imports: [RouterOutlet, UnloadedNote],
  template: `
    <router-outlet />
    @if (unloaded.address(); as address) {
      <as-unloaded-note class="card is-floating" [address]="address" />
    }
  `,
})
export class App {
  protected readonly unloaded = inject(Unloaded);

  constructor() {
    inject(Router)
      .events.pipe(filter((event) => event instanceof NavigationEnd))
      .subscribe(() => this.unloaded.forget());
  }
}
