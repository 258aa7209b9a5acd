import { Component, type ElementRef, input, signal, viewChild } from '@angular/core';

let made = 0;

/** A few words and a button; the words stay when they are not taken. */
@Component({
  selector: 'as-say-form',
  template: `
    <form (submit)="say($event, words)">
      <label class="meta" [for]="id">{{ label() }}</label>
      <textarea
        #words
        class="input"
        rows="1"
        required
        maxlength="1000"
        [id]="id"
        (keydown.control.enter)="say($event, words)"
      ></textarea>
      <button class="button" type="submit" [disabled]="busy()">{{ act() }}</button>
    </form>
  `,
  styles: `
    form {
      display: flex;
      flex-wrap: wrap;
      align-items: start;
      gap: 8px;
    }
    label {
      flex: 1 0 100%;
    }
    .input {
      flex: 1 1 200px;
      min-height: var(--control);
      resize: none;
      field-sizing: content;
      max-height: 160px;
    }
  `,
})
export class SayForm {
  protected readonly id = `say-${made++}`;
  readonly label = input.required<string>();
  /** What the button says. */
  readonly act = input.required<string>();
  /** @return whether it is taken */
  readonly taking = input.required<(text: string) => Promise<boolean>>();

  private readonly words = viewChild.required<ElementRef<HTMLElement>>('words');
  protected readonly busy = signal(false);

  focus(): void {
    this.words().nativeElement.focus();
  }

  protected async say(event: Event, words: HTMLTextAreaElement): Promise<void> {
    event.preventDefault();
    const text = words.value.trim();
    if (!text || this.busy()) return;
    this.busy.set(true);
    if (await this.taking()(text)) words.value = '';
    this.busy.set(false);
  }
}
