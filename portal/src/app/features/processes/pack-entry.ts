import { httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, input, output, signal } from '@angular/core';
import { offeredCategories } from '../../core/categories';
import { symbolNames, symbolOf } from '../../core/catalogue';
import { Texts } from '../../shared/locale/texts';
import type { Department, Page } from '../../shared/model/model';
import { Field } from '../../shared/ui/field/field';
import { partsOf } from '../../shared/ui/form-view/schema';
import { Icon } from '../../shared/ui/icon/icon';
import { Undo } from '../../shared/ui/undo/undo';
import type { OpenFile } from './open-file';
import { type Entry, entryOf } from './entry';
import { type Word, WordList } from './word-list';
import { Workbench } from './workbench';
import { type Path, YamlSheet } from './yaml-sheet';

export const rolesThatAsk = ['EMPLOYEE', 'CUSTOMER', 'APPROVER', 'AGENT', 'DESIGNER', 'ADMIN'];

/** The description of a pack to fill in: how it stands in the catalogue, who may ask for it, and what it promises. */
@Component({
  selector: 'as-pack-entry',
  imports: [Field, Icon, Undo, WordList],
  templateUrl: './pack-entry.html',
  styleUrl: './pack-entry.css',
})
export class PackEntry {
  readonly file = input.required<OpenFile>();
  readonly unreadable = output<string>();

  protected readonly texts = inject(Texts);
  protected readonly t = this.texts.t;
  protected readonly sheet = new YamlSheet(this.file);
  protected readonly entry = computed<Entry | null>(() => entryOf(this.sheet.value()));
  protected readonly symbol = computed(() => symbolOf(this.entry()?.icon ?? '', this.entry()?.key ?? ''));
  protected readonly symbols = symbolNames;
  protected readonly symbolOf = symbolOf;
  protected readonly languages = ['en', 'de'] as const;
  protected readonly sayings = ['name', 'description', 'title_hint'] as const;
  protected readonly lists = ['list_fields', 'material_fields'] as const;
  protected readonly money = ['amount_field', 'currency_field'] as const;
  protected readonly roles = rolesThatAsk;
  protected readonly clocks = ['response', 'next_response', 'resolution'] as const;
  protected readonly priorities = ['urgent', 'high', 'medium', 'low'];
  protected readonly fields = signal<Word[]>([]);
  private readonly known = offeredCategories(() => true);
  protected readonly categories = computed(() => this.known().map(({ key, path }) => ({ value: key, label: path })));
  private readonly asked = httpResource<Page<Department>>(() => '/api/v1/departments?limit=100');
  protected readonly departments = computed<Word[]>(() =>
    this.asked.hasValue() ? this.asked.value().items.map(({ key, name }) => ({ value: key, label: name })) : [],
  );

  constructor() {
    effect(() => {
      const error = this.sheet.error();
      if (error) this.unreadable.emit(error);
      else if (!this.entry()) this.unreadable.emit(this.t('entry.unknownShape'));
    });
    void inject(Workbench)
      .form()
      .then((form) =>
        this.fields.set(
          partsOf(form ?? {})
            .filter(({ key }) => !!key)
            .map(({ key = '', label, dateLabel }) => ({ value: key, label: label || dateLabel || key })),
        ),
      );
  }

  protected idOf(...path: Path): string {
    return ['entry', ...path].join('-');
  }

  protected say(path: Path, said: string): void {
    this.sheet.set(path, said.trim() || undefined);
  }

  protected setList(path: Path, words: string[]): void {
    this.sheet.set(path, words.length ? words : undefined);
  }

  protected setRole(role: string, isMeant: boolean): void {
    const name = role.toLowerCase();
    const roles = this.entry()?.visible_to.roles ?? [];
    this.setList(['visible_to', 'roles'], isMeant ? [...roles, name] : roles.filter((each) => each !== name));
  }
}
