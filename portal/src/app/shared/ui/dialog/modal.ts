import { afterNextRender, Directive, ElementRef, inject, output } from '@angular/core';

/** Opens its native dialog as soon as it is shown; says when it was closed by Escape or a press beside it. */
@Directive({
  selector: 'dialog[asModal]',
  host: { '(cancel)': 'leave($event)', '(mousedown)': 'leaveBeside($event)' },
})
export class Modal {
  readonly left = output();
  private readonly dialog = inject<ElementRef<HTMLDialogElement>>(ElementRef).nativeElement;

  constructor() {
    afterNextRender(() => this.dialog.showModal());
  }

  protected leave(event: Event): void {
    event.preventDefault();
    this.left.emit();
  }

  protected leaveBeside(event: MouseEvent): void {
    if (event.target === this.dialog) this.left.emit();
  }
}
