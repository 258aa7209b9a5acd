import { httpResource } from '@angular/common/http';
import { Component, computed, debounced, inject, linkedSignal, output, signal } from '@angular/core';
import { Router } from '@angular/router';
import { Texts } from '../../shared/locale/texts';
import type { SearchResults } from '../../shared/model/model';
import { Modal } from '../../shared/ui/dialog/modal';
import { Icon } from '../../shared/ui/icon/icon';
import { Acts } from '../acts';

interface Entry {
  id: string;
  group: string;
  icon: string;
  label: string;
  end: string;
  keys?: string;
  run: () => void;
}

/** Go anywhere, run what is offered here, find a request or a person. */
@Component({
  selector: 'as-palette',
  imports: [Icon, Modal],
  styleUrl: './palette.css',
  template: `
    <dialog asModal class="palette" [attr.aria-label]="t('palette.name')" (left)="closed.emit()">
      <div class="find">
        <as-icon name="search" />
        <input
          maxlength="200"
          #find
          type="text"
          role="combobox"
          aria-expanded="true"
          aria-controls="palette-list"
          aria-autocomplete="list"
          [attr.aria-label]="t('shell.find')"
          [attr.aria-activedescendant]="chosen() ? 'palette-' + chosen()!.id : null"
          [placeholder]="t('shell.find')"
          [value]="query()"
          (input)="query.set(find.value)"
          (keydown)="press($event)"
        />
        <kbd>Esc</kbd>
      </div>
      <div
        class="list"
        id="palette-list"
        [attr.role]="groups().length ? 'listbox' : null"
        [attr.aria-label]="groups().length ? t('palette.results') : null"
      >
        @for (group of groups(); track group.name) {
          <div role="group" [attr.aria-label]="group.name">
            <p class="group" aria-hidden="true">{{ group.name }}</p>
            @for (entry of group.entries; track entry.id) {
              <button
                class="entry"
                type="button"
                role="option"
                tabindex="-1"
                [id]="'palette-' + entry.id"
                [attr.aria-selected]="entry === chosen()"
                (click)="run(entry)"
                (mousemove)="position.set(entries().indexOf(entry))"
              >
                <as-icon [name]="entry.icon" />
                <span class="clip">{{ entry.label }}</span>
                <span class="end">
                  {{ entry.end }}
                  @if (entry.keys) {
                    @for (key of entry.keys.split(' '); track $index) {
                      <kbd>{{ key.replace('Ctrl+', t('keys.control') + ' ') }}</kbd>
                    }
                  }
                </span>
              </button>
            }
          </div>
        } @empty {
          <p class="none">{{ t('palette.none', { query: query() }) }}</p>
        }
      </div>
      <p class="foot">
        <span><kbd>↑</kbd><kbd>↓</kbd>{{ t('palette.choose') }}</span>
        <span><kbd>Enter</kbd>{{ t('palette.run') }}</span>
        <span><kbd>?</kbd>{{ t('palette.keys') }}</span>
      </p>
    </dialog>
  `,
})
export class Palette {
  readonly closed = output();
  protected readonly t = inject(Texts).t;
  private readonly acts = inject(Acts);
  private readonly router = inject(Router);

  protected readonly query = signal('');
  private readonly settled = debounced(this.query, 150);
  private readonly found = httpResource<SearchResults>(() => {
    const text = (this.settled.value() ?? '').trim();
    return text.length > 1 ? `/api/v1/search?q=${encodeURIComponent(text)}` : undefined;
  });

  protected readonly entries = computed(() => [...this.matchingActs(), ...this.results()]);
  protected readonly groups = computed(() => {
    const names = [...new Set(this.entries().map((entry) => entry.group))];
    return names.map((name) => ({ name, entries: this.entries().filter((entry) => entry.group === name) }));
  });
  protected readonly position = linkedSignal({ source: this.query, computation: () => 0 });
  protected readonly chosen = computed(() => this.entries()[this.position()]);

  protected press(event: KeyboardEvent): void {
    const count = this.entries().length;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && count) this.position.update((position) => (position + step + count) % count);
    else if (event.key === 'Enter' && this.chosen()) this.run(this.chosen() as Entry);
    else return;
    event.preventDefault();
  }

  protected run(entry: Entry): void {
    this.closed.emit();
    entry.run();
  }

  private readonly matchingActs = computed((): Entry[] => {
    const words = this.query().toLowerCase().split(/\s+/).filter(Boolean);
    return this.acts
      .all()
      .filter((act) => !act.hidden && words.every((word) => act.label.toLowerCase().includes(word)))
      .map((act) => ({ ...act, icon: act.icon ?? 'right', end: '' }));
  });

  private readonly tickets = computed(() => (this.found.hasValue() ? this.found.value().tickets : []));
  private readonly people = computed(() => (this.found.hasValue() ? this.found.value().people : []));
  private readonly results = computed((): Entry[] => [
    ...this.tickets()
      .slice(0, 6)
      .map((ticket) => ({
        id: ticket.id,
        group: this.t('palette.requests'),
        icon: 'request',
        label: ticket.title,
        end: ticket.ticket_number ?? '',
        run: () => void this.router.navigate(['/requests', ticket.id]),
      })),
    ...this.people()
      .slice(0, 4)
      .map((person) => ({
        id: person.id,
        group: this.t('palette.people'),
        icon: 'user',
        label: person.name,
        end: person.email,
        run: () => void this.router.navigate(['/requests'], { queryParams: { requester: person.id, show: 'all' } }),
      })),
  ]);
}
