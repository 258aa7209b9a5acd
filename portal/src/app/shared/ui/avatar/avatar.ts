import { Component, computed, inject, Injector, input } from '@angular/core';
import { Photos } from './photos';

const hues = [274, 205, 155, 70, 20, 330];

const initialsOf = (name: string): string => {
  const words = name.trim().split(/\s+/);
  const last = words.length > 1 ? words.at(-1) : undefined;
  return `${words[0]?.[0] ?? '?'}${last?.[0] ?? ''}`.toUpperCase();
};

const hueOf = (name: string): number => {
  let sum = 0;
  for (const letter of name) sum = (sum * 31 + letter.charCodeAt(0)) % 9973;
  return hues[sum % hues.length] ?? 274;
};

/**
 * The photo of a person; before it is here, and without one, initials in a colour that stays the same for the same name.
 * Decoration, the name stands beside it.
 */
@Component({
  selector: 'as-avatar',
  template: `
    {{ initials() }}
    @if (picture(); as picture) {
      <img [src]="picture" alt="" />
    }
  `,
  host: {
    'aria-hidden': 'true',
    '[class]': '"is-" + size()',
    '[class.is-group]': 'group()',
    '[class.is-pending]': 'pending()',
    '[style.--h]': 'hue()',
    '[title]': 'name()',
  },
  styles: `
    :host {
      position: relative;
      flex: none;
      display: inline-grid;
      place-items: center;
      width: 24px;
      height: 24px;
      border-radius: 50%;
      font: 600 10px/1 var(--font);
      letter-spacing: 0.01em;
      color: oklch(var(--avatar-fg-l) var(--avatar-fg-c) var(--h));
      background: oklch(var(--avatar-bg-l) var(--avatar-bg-c) var(--h));
      user-select: none;
    }
    img {
      position: absolute;
      inset: 0;
      width: 100%;
      height: 100%;
      border-radius: inherit;
    }
    :host(.is-s) {
      width: 20px;
      height: 20px;
      font-size: 8.5px;
    }
    :host(.is-l) {
      width: 32px;
      height: 32px;
      font-size: 12px;
    }
    :host(.is-group) {
      border-radius: var(--radius-control);
    }
    :host(.is-pending) {
      background: var(--surface);
      color: var(--text-faint);
      box-shadow: inset 0 0 0 1px var(--line-control);
    }
  `,
})
export class Avatar {
  readonly name = input.required<string>();
  /** Its address; the server keeps another one for each photo. */
  readonly photo = input<string | null>();
  readonly size = input<'s' | 'm' | 'l'>('m');
  readonly group = input(false);
  readonly pending = input(false);
  private readonly injector = inject(Injector);
  protected readonly picture = computed(() => {
    const address = this.photo();
    return address ? this.injector.get(Photos).of(address)() : null;
  });
  protected readonly initials = computed(() => initialsOf(this.name()));
  protected readonly hue = computed(() => hueOf(this.name()));
}
