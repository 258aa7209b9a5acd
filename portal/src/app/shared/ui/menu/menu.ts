import { Component, ElementRef, inject, input, output, signal } from '@angular/core';
import { Icon } from '../icon/icon';

export interface MenuEntry {
  name: string;
  label: string;
  icon: string;
}

/** Further acts behind three dots; Escape and a press beside it close it, the arrow keys walk through it. */
@Component({
  selector: 'as-menu',
  imports: [Icon],
  styleUrl: './menu.css',
  template: `
    <button
      class="button button-icon opener"
      type="button"
      aria-haspopup="menu"
      [attr.aria-label]="label()"
      [attr.aria-expanded]="open()"
      (click)="open() ? close() : show()"
    >
      <as-icon name="more" />
    </button>
    @if (open()) {
      <div class="menu" role="menu" [attr.aria-label]="label()" [class.is-up]="up()">
        @for (entry of entries(); track entry.name) {
          <button type="button" role="menuitem" tabindex="-1" (click)="choose(entry)">
            <as-icon [name]="entry.icon" />{{ entry.label }}
          </button>
        }
      </div>
    }
  `,
  host: {
    '(document:pointerdown)': 'leaveBeside($event)',
    '(focusout)': 'leaveWithFocus($event)',
    '(keydown)': 'press($event)',
  },
})
export class Menu {
  readonly label = input.required<string>();
  readonly entries = input.required<MenuEntry[]>();
  /** Opens above its button: for bars at the foot. */
  readonly up = input(false);
  readonly chosen = output<string>();

  protected readonly open = signal(false);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;

  protected show(): void {
    this.open.set(true);
    setTimeout(() => this.items()[0]?.focus());
  }

  protected close(): void {
    this.open.set(false);
    this.host.querySelector<HTMLElement>('.opener')?.focus();
  }

  protected choose(entry: MenuEntry): void {
    this.close();
    this.chosen.emit(entry.name);
  }

  protected leaveBeside(event: Event): void {
    if (!this.host.contains(event.target as Node)) this.open.set(false);
  }

  protected leaveWithFocus(event: FocusEvent): void {
    const to = event.relatedTarget;
    if (to instanceof Node && !this.host.contains(to)) this.open.set(false);
  }

  protected press(event: KeyboardEvent): void {
    if (!this.open()) return;
    const items = this.items();
    const at = items.indexOf(document.activeElement as HTMLElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key];
    if (event.key === 'Escape') this.close();
    else if (to === undefined) return;
    else items[(to + items.length) % items.length]?.focus();
    event.preventDefault();
    event.stopPropagation();
  }

  private items(): HTMLElement[] {
    return [...this.host.querySelectorAll<HTMLElement>('[role="menuitem"]')];
  }
}
