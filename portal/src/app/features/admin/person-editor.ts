import { httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, input, output, signal, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Problem } from '../../core/api/problem';
import { PersonPicker } from '../../core/people/person-picker';
import { PhotoChoice } from '../../core/people/photo-choice';
import { Toasts } from '../../core/toasts';
import { Texts } from '../../shared/locale/texts';
import type { Colleague, Department, Group, Page, Person, Role, Waiting } from '../../shared/model/model';
import { Banner } from '../../shared/ui/banner/banner';
import { Dialog } from '../../shared/ui/dialog/dialog';
import { Field } from '../../shared/ui/field/field';
import { Icon } from '../../shared/ui/icon/icon';
import { Skeleton } from '../../shared/ui/skeleton/skeleton';
import { Editing } from './editing';
import { OrganisationApi, type Wanted } from './organisation-api';
import { UnsavedNote } from './unsaved-note';

/** The roles that a company gives. */
export const roles: Role[] = ['EMPLOYEE', 'APPROVER', 'AGENT', 'DESIGNER', 'ADMIN', 'CUSTOMER'];

interface Form {
  name: string;
  email: string;
  title: string;
  department: string;
  manager: Person | null;
  roles: Role[];
  groups: string[];
  locale: string;
  zone: string;
}

const blank: Form = {
  name: '',
  email: '',
  title: '',
  department: '',
  manager: null,
  roles: ['EMPLOYEE'],
  groups: [],
  locale: '',
  zone: '',
};

const formOf = (person: Colleague): Form => ({
  name: person.name,
  email: person.email,
  title: person.title ?? '',
  department: person.department?.key ?? '',
  manager: person.manager ?? null,
  roles: person.roles,
  groups: person.groups,
  locale: person.locale,
  zone: person.zone,
});

const wantedOf = ({ manager, ...form }: Partial<Form>): Wanted => ({
  ...Object.fromEntries(Object.entries(form).map(([name, value]) => [name, value === '' ? null : value])),
  ...(manager === undefined ? {} : { manager: manager?.id ?? null }),
});

/** What leaving would mean: what is passed on, and who loses their manager. */
interface Leaving {
  waiting: Waiting;
  reports: Colleague[];
}

/** One person: who they are, where they belong, what they may do; their password; and whether they are still here. */
@Component({
  selector: 'as-person-editor',
  imports: [Banner, Dialog, Field, Icon, PersonPicker, PhotoChoice, RouterLink, Skeleton, UnsavedNote],
  templateUrl: './person-editor.html',
  styleUrl: './property-editor.css',
})
export class PersonEditor {
  /** The id of a person, or `new`. */
  readonly id = input.required<string>();
  readonly saved = output<string>();
  /** They were deactivated. */
  readonly left = output();

  protected readonly t = inject(Texts).t;
  private readonly api = inject(OrganisationApi);
  private readonly toasts = inject(Toasts);
  private readonly units = httpResource<Page<Department>>(() => '/api/v1/departments');
  private readonly circles = httpResource<Page<Group>>(() => '/api/v1/groups');

  protected readonly roles = roles;
  protected readonly zones = Intl.supportedValuesOf('timeZone');
  protected readonly isNew = computed(() => this.id() === 'new');
  protected readonly departments = computed(() => (this.units.hasValue() ? this.units.value().items : []));
  protected readonly groups = computed(() => (this.circles.hasValue() ? this.circles.value().items : []));
  protected readonly editing = new Editing<Form>(() => `person.${this.id()}`);
  protected readonly person = signal<Colleague | null>(null);
  protected readonly leaving = signal<Leaving | null>(null);
  protected readonly passwordProblem = signal<Problem | null>(null);

  constructor() {
    effect(() => {
      const id = this.id();
      untracked(() => (id === 'new' ? this.editing.begin(blank) : this.read()));
    });
  }

  protected read(): void {
    this.api.read('people', this.id()).subscribe({
      next: ({ value, etag }) => {
        this.person.set(value);
        this.editing.begin(formOf(value), etag);
      },
      error: (error: unknown) => this.toasts.sayProblem(Problem.of(error)),
    });
  }

  protected toggle<T extends string>(all: T[], one: T): T[] {
    return all.includes(one) ? all.filter((each) => each !== one) : [...all, one];
  }

  protected save(): void {
    const form = this.editing.form();
    if (!form) return;
    const call = this.isNew()
      ? this.api.add('people', wantedOf(form))
      : this.api.change('people', this.id(), this.editing.etag, wantedOf(this.editing.differences()));
    call.subscribe({ next: (person) => this.keep(person), error: this.editing.refused });
  }

  private keep(person: Colleague): void {
    this.toasts.say(this.t('admin.saved', { name: person.name }));
    this.editing.forget();
    if (!this.isNew()) this.read();
    this.saved.emit(person.id);
  }

  protected givePassword(input: HTMLInputElement): void {
    this.api.givePassword(this.id(), input.value).subscribe({
      next: () => {
        input.value = '';
        this.passwordProblem.set(null);
        this.toasts.say(this.t('organisation.passwordGiven', { name: this.editing.form()?.name ?? '' }));
      },
      error: (error: unknown) => this.passwordProblem.set(Problem.of(error)),
    });
  }

  protected invite(): void {
    this.api.invite(this.id()).subscribe({
      next: () => this.toasts.say(this.t('organisation.invited', { name: this.editing.form()?.name ?? '' })),
      error: (error: unknown) => this.toasts.sayProblem(Problem.of(error)),
    });
  }

  protected reactivate(): void {
    this.api.change('people', this.id(), '*', { active: true }).subscribe({
      next: (person) => this.keep(person),
      error: this.editing.refused,
    });
  }

  /** Shows first what leaving means. */
  protected ask(): void {
    this.api.waiting(this.id()).subscribe({
      next: (waiting) =>
        this.api.reports(this.id()).subscribe({
          next: (reports) => this.leaving.set({ waiting, reports }),
          error: this.editing.refused,
        }),
      error: this.editing.refused,
    });
  }

  protected deactivate(before: Waiting): void {
    const name = this.editing.form()?.name ?? '';
    this.leaving.set(null);
    this.api.remove('people', this.id()).subscribe({
      next: () => {
        this.editing.forget();
        this.tellWhatMoved(name, before.count);
        this.left.emit();
      },
      error: this.editing.refused,
    });
  }

  private tellWhatMoved(name: string, before: number): void {
    this.api.waiting(this.id()).subscribe({
      next: ({ count }) =>
        this.toasts.say(
          this.t(count ? 'organisation.leftSome' : before ? 'organisation.leftAll' : 'organisation.leftNothing', {
            name,
            moved: before - count,
            kept: count,
          }),
          'done',
          count ? { label: this.t('admin.continuity'), to: '/admin/continuity' } : undefined,
        ),
      error: (error: unknown) => this.toasts.sayProblem(Problem.of(error)),
    });
  }
}
