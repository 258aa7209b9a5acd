import { afterNextRender, Component, ElementRef, inject, input, model, output, viewChild } from '@angular/core';
import { Texts } from '../../shared/locale/texts';
import type { Person } from '../../shared/model/model';
import { PersonPicker } from '../people/person-picker';

/** What is typed of a task; the day is that of a date field. */
export interface TodoWords {
  title: string;
  person: Person | null;
  due: string;
}

/** A task being written: what is to be done, by whom and until when. */
@Component({
  selector: 'as-todo-form',
  imports: [PersonPicker],
  styleUrl: './todo-form.css',
  template: `
    <form (submit)="$event.preventDefault(); saved.emit()" (keydown.escape)="left.emit()">
      <input
        #title
        class="input"
        maxlength="200"
        [attr.aria-label]="label()"
        [placeholder]="label()"
        [value]="words().title"
        (input)="write({ title: title.value })"
      />
      @if (open() || words().title.trim()) {
        <as-person-picker
          [for]="for()"
          [label]="t('todos.person')"
          [floating]="true"
          [person]="words().person"
          (personChange)="write({ person: $event })"
        />
        <input
          #day
          class="input"
          type="date"
          [attr.aria-label]="t('todos.due')"
          [value]="words().due"
          (change)="write({ due: day.value })"
        />
        <div class="acts">
          <button class="button" type="submit" [disabled]="busy()">{{ act() }}</button>
          <ng-content />
        </div>
      }
    </form>
  `,
})
export class TodoForm {
  /** Tells the fields of this form from those of another one on the page. */
  readonly for = input.required<string>();
  /** What the title is asked as. */
  readonly label = input.required<string>();
  /** What the button says. */
  readonly act = input.required<string>();
  /** Shows all of it, ready to be typed into; else person and day come with the first letter. */
  readonly open = input(false);
  readonly busy = input(false);
  readonly words = model.required<TodoWords>();
  readonly saved = output();
  /** Escape was pressed. */
  readonly left = output();
  protected readonly t = inject(Texts).t;

  private readonly title = viewChild.required<ElementRef<HTMLInputElement>>('title');

  constructor() {
    afterNextRender(() => this.open() && this.title().nativeElement.focus());
  }

  protected write(change: Partial<TodoWords>): void {
    this.words.update((words) => ({ ...words, ...change }));
  }
}
