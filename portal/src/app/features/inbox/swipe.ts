import { Directive, ElementRef, inject, input, output } from '@angular/core';

const far = 112;

/** A row pulled far enough to the right by a finger. */
@Directive({
  selector: '[asSwipe]',
  host: {
    '(touchstart)': 'begin($event)',
    '(touchmove)': 'move($event)',
    '(touchend)': 'end()',
    '(touchcancel)': 'reset()',
  },
})
export class Swipe {
  readonly asSwipe = input.required<boolean>();
  readonly swiped = output();
  private readonly row = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private from: { x: number; y: number } | null = null;
  private distance = 0;

  protected begin(event: TouchEvent): void {
    const touch = event.touches[0];
    this.from = touch && this.asSwipe() ? { x: touch.clientX, y: touch.clientY } : null;
    this.distance = 0;
  }

  protected move(event: TouchEvent): void {
    const touch = event.touches[0];
    if (!this.from || !touch) return;
    const across = touch.clientX - this.from.x;
    if (Math.abs(touch.clientY - this.from.y) > Math.abs(across)) return;
    this.distance = Math.max(0, Math.min(across, far + 24));
    this.row.classList.toggle('is-swiping', this.distance > 8);
    this.row.style.setProperty('--swiped', `${this.distance}px`);
  }

  protected end(): void {
    const done = this.distance >= far;
    this.reset();
    if (done) this.swiped.emit();
  }

  protected reset(): void {
    this.from = null;
    this.distance = 0;
    this.row.classList.remove('is-swiping');
    this.row.style.removeProperty('--swiped');
  }
}
