import { httpResource } from '@angular/common/http';
import {
  Component,
  computed,
  debounced,
  ElementRef,
  inject,
  input,
  linkedSignal,
  model,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { Texts } from '../../shared/locale/texts';
import type { Page, Person } from '../../shared/model/model';
import { Avatar } from '../../shared/ui/avatar/avatar';
import { mentionAt } from './mentions';

let boxes = 0;

/** A box for words that completes names after an `@`. */
@Component({
  selector: 'as-mention-box',
  imports: [Avatar],
  styleUrl: './mention-box.css',
  template: `
    <textarea
      #words
      rows="2"
      [attr.role]="found().length ? 'combobox' : null"
      [attr.aria-expanded]="found().length ? true : null"
      [attr.aria-controls]="found().length ? id : null"
      [attr.aria-activedescendant]="found().length ? id + '-' + position() : null"
      [attr.aria-label]="label()"
      [placeholder]="placeholder()"
      [value]="text()"
      (input)="text.set(words.value); look()"
      (click)="look()"
      (keydown)="press($event)"
      (blur)="query.set(null)"
    ></textarea>
    @if (found().length) {
      <div class="found" role="listbox" [id]="id" [attr.aria-label]="t('people.found')">
        @for (person of found(); track person.id) {
          <div
            role="option"
            tabindex="-1"
            [id]="id + '-' + $index"
            [attr.aria-selected]="$index === position()"
            (mousedown)="$event.preventDefault(); complete(person)"
          >
            <as-avatar [name]="person.name" [photo]="person.photo" /><span class="clip strong">{{ person.name }}</span>
            <span class="meta clip">{{ person.email }}</span>
          </div>
        }
      </div>
    }
  `,
})
export class MentionBox {
  readonly text = model.required<string>();
  readonly label = input.required<string>();
  readonly placeholder = input('');
  /** The people whose names were completed. */
  readonly mentioned = output<Person>();
  readonly sent = output();
  readonly left = output();

  protected readonly t = inject(Texts).t;
  protected readonly id = `mentions-${++boxes}`;
  protected readonly query = signal<string | null>(null);
  private readonly settled = debounced(this.query, 120);
  private readonly answer = httpResource<Page<Person>>(() => {
    const query = this.settled.value();
    return typeof query === 'string' ? `/api/v1/people?limit=6&q=${encodeURIComponent(query.trim())}` : undefined;
  });
  protected readonly found = computed(() =>
    this.query() !== null && this.answer.hasValue() ? this.answer.value().items : [],
  );
  protected readonly position = linkedSignal({ source: this.found, computation: () => 0 });
  private readonly box = viewChild.required<ElementRef<HTMLTextAreaElement>>('words');

  focus(): void {
    const box = this.box().nativeElement;
    box.focus();
    box.setSelectionRange(box.value.length, box.value.length);
  }

  protected look(): void {
    const box = this.box().nativeElement;
    this.query.set(mentionAt(box.value, box.selectionStart));
  }

  protected press(event: KeyboardEvent): void {
    const found = this.found();
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const person = found[this.position()];
    if (found.length && step) this.position.update((position) => (position + step + found.length) % found.length);
    else if (person && (event.key === 'Enter' || event.key === 'Tab')) this.complete(person);
    else if (found.length && event.key === 'Escape') this.query.set(null);
    else if (event.key === 'Escape') this.left.emit();
    else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) this.sent.emit();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  protected complete(person: Person): void {
    const box = this.box().nativeElement;
    const cursor = box.selectionStart;
    const begun = this.query()?.length ?? 0;
    const before = `${box.value.slice(0, cursor - begun)}${person.name} `;
    this.text.set(before + box.value.slice(cursor));
    this.query.set(null);
    this.mentioned.emit(person);
    setTimeout(() => box.setSelectionRange(before.length, before.length));
  }
}
