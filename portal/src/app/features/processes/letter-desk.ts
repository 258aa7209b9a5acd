import { httpResource } from '@angular/common/http';
import { Component, computed, debounced, effect, inject, input, linkedSignal, output, signal } from '@angular/core';
import { Texts } from '../../shared/locale/texts';
import type { Page, Ticket } from '../../shared/model/model';
import { Field } from '../../shared/ui/field/field';
import { partsOf } from '../../shared/ui/form-view/schema';
import { Icon } from '../../shared/ui/icon/icon';
import { MailView } from '../../shared/ui/mail-view/mail-view';
import type { LetterChoice, LetterPreview } from './design-api';
import { textOfWords, type Words, wordsOf } from './letter';
import type { OpenFile } from './open-file';
import type { Word } from './word-list';
import { Workbench } from './workbench';

type Line = HTMLInputElement | HTMLTextAreaElement;

/** What a pack tells people in words of its own: the subject and the text to write, and the mail that becomes of them. */
@Component({
  selector: 'as-letter-desk',
  imports: [Field, Icon, MailView],
  templateUrl: './letter-desk.html',
  styleUrl: './letter-desk.css',
})
export class LetterDesk {
  readonly file = input.required<OpenFile>();
  readonly unreadable = output<string>();

  protected readonly t = inject(Texts).t;
  protected readonly bench = inject(Workbench);
  /** What it is when the editor begins. */
  protected readonly begun = computed(() => wordsOf(this.file().begun()));
  protected readonly asText = signal(false);
  protected readonly ticket = signal('');
  /** In which words are put that are chosen. */
  protected last: Line | null = null;
  private readonly fields = signal<Word[]>([]);
  private readonly base = computed(() => `/api/v1/packs/${this.bench.key()}/draft/templates`);
  private readonly choices = httpResource<Page<LetterChoice>>(() => this.base());
  protected readonly choice = computed(() =>
    this.choices.hasValue() ? this.choices.value().items.find(({ file }) => file === this.file().name) : undefined,
  );
  /** What can be named in it. */
  protected readonly names = computed<Word[]>(() => [
    ...(this.choice()?.names ?? []).map((value) => ({ value, label: this.t('letter.names.' + value) })),
    ...this.fields(),
  ]);
  private readonly settled = debounced(
    () => ({ name: this.file().name, content: this.file().text(), ticket: this.ticket().trim() || null }),
    300,
  );
  private readonly asked = httpResource<LetterPreview>(() => {
    const body = this.settled.value();
    return body && { url: `${this.base()}/preview`, method: 'POST', body };
  });
  /** The last one stays until the next is there. */
  protected readonly shown = linkedSignal<LetterPreview | null, LetterPreview | null>({
    source: () => (this.asked.hasValue() ? this.asked.value() : null),
    computation: (now, before) => now ?? before?.value ?? null,
  });
  protected readonly unknown = computed(() => this.asked.error() !== undefined && this.ticket() !== '');
  private readonly found = httpResource<Page<Ticket>>(() => ({
    url: '/api/v1/tickets',
    params: { ticket_type: this.bench.key(), sort: '-created_at' },
  }));
  protected readonly tickets = computed(() => (this.found.hasValue() ? this.found.value().items : []));

  constructor() {
    effect(() => {
      if (!this.begun()) this.unreadable.emit(this.t('letter.noSubject'));
    });
    void this.bench.form().then((form) =>
      this.fields.set(
        partsOf(form ?? {})
          .filter(({ key }) => !!key)
          .map(({ key = '', label, dateLabel }) => ({ value: `fields.${key}`, label: label || dateLabel || key })),
      ),
    );
  }

  protected write(words: Words): void {
    this.file().edit(textOfWords(words));
  }

  protected inBraces(name: string): string {
    return `{{${name}}}`;
  }

  /** Where the cursor was last. */
  protected insert(name: string, line: Line): void {
    line.setRangeText(this.inBraces(name), line.selectionStart ?? 0, line.selectionEnd ?? 0, 'end');
    line.dispatchEvent(new Event('input'));
    line.focus();
  }
}
