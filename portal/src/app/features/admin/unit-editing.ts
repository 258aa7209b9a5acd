import { computed, effect, inject, signal, untracked } from '@angular/core';
import { Problem } from '../../core/api/problem';
import { Texts } from '../../shared/locale/texts';
import { Editing } from './editing';
import { keyOf } from './key-field';
import { OrganisationApi, type Unit, type UnitKind, type Wanted } from './organisation-api';

interface Named {
  name: string;
  key: string;
}

interface Shape<K extends UnitKind, Form> {
  kind: K;
  blank: Form;
  formOf(unit: Unit<K>): Form;
  wantedOf(form: Form): Wanted;
}

/** The form of one unit of any kind. */
export type UnitEditor = UnitEditing<UnitKind, Named>;

/** The form of one unit, by its key or `new`, and what is done with it. Made where things are injected. */
export class UnitEditing<K extends UnitKind, Form extends Named> extends Editing<Form> {
  private readonly api = inject(OrganisationApi);
  private readonly t = inject(Texts).t;
  readonly kind: K;
  readonly isNew = computed(() => this.id() === 'new');
  readonly active = signal(true);

  constructor(
    private readonly shape: Shape<K, Form>,
    private readonly id: () => string,
    private readonly saved: (key: string) => void,
  ) {
    super(() => `${shape.kind}.${id()}`);
    this.kind = shape.kind;
    effect(() => {
      this.id();
      untracked(() => this.load());
    });
  }

  load(): void {
    this.active.set(true);
    if (this.isNew()) {
      this.begin(this.shape.blank);
      return;
    }
    this.api.read(this.shape.kind, this.id()).subscribe({
      next: ({ value, etag }) => {
        this.active.set(value.active);
        this.begin(this.shape.formOf(value), etag);
      },
      error: (error: unknown) => this.toasts.sayProblem(Problem.of(error)),
    });
  }

  /** The key follows the name until somebody chooses another one. */
  rename(name: string): void {
    const form = this.form();
    const follows = this.isNew() && form?.key === keyOf(form?.name ?? '');
    this.edit({ name, ...(follows ? { key: keyOf(name) } : {}) } as Partial<Form>);
  }

  chooseKey(key: string): void {
    this.edit({ key } as Partial<Form>);
  }

  save(): void {
    const form = this.form();
    if (!form) return;
    const { kind, wantedOf } = this.shape;
    const call = this.isNew()
      ? this.api.add(kind, wantedOf(form))
      : this.api.change(kind, this.id(), this.etag, wantedOf(form));
    call.subscribe({ next: (unit) => this.keep(unit), error: this.refused });
  }

  bringBack(): void {
    this.api.change(this.shape.kind, this.id(), '*', { active: true }).subscribe({
      next: (unit) => this.keep(unit),
      error: this.refused,
    });
  }

  private keep({ name, key }: Named): void {
    this.toasts.say(this.t('admin.saved', { name }));
    this.forget();
    if (!this.isNew()) this.load();
    this.saved(key);
  }
}
