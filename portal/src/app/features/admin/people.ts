import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { narrowing } from '../../core/address';
import { Texts } from '../../shared/locale/texts';
import type { Colleague, Department, Page } from '../../shared/model/model';
import { Avatar } from '../../shared/ui/avatar/avatar';
import { Empty } from '../../shared/ui/empty/empty';
import { Icon } from '../../shared/ui/icon/icon';
import { adminPlace } from './admin-place';
import { Paged } from './paged';
import { PagedList } from './paged-list';
import { PeopleImport } from './people-import';
import { PersonEditor, roles } from './person-editor';

/** The people of the company, and one of them to change. Which one is the address. */
@Component({
  selector: 'as-people-list',
  imports: [Avatar, Empty, Icon, PagedList, PeopleImport, PersonEditor, RouterLink],
  styleUrl: './lists.css',
  template: `
    @if (person(); as id) {
      <as-person-editor [id]="id" (saved)="open($event)" (left)="open(null)" />
    } @else {
      <div class="tools is-many">
        <input
          #words
          class="input about"
          type="search"
          maxlength="200"
          [attr.aria-label]="t('organisation.findPerson')"
          [placeholder]="t('organisation.findPerson')"
          [value]="q() ?? ''"
          (change)="narrow({ q: words.value.trim() || null })"
        />
        <select
          #unit
          class="input select"
          [attr.aria-label]="t('organisation.unit.departments.one')"
          (change)="narrow({ department: unit.value || null })"
        >
          <option value="">{{ t('organisation.everyDepartment') }}</option>
          @for (one of departments(); track one.id) {
            <option [value]="one.key" [selected]="one.key === department()">{{ one.name }}</option>
          }
        </select>
        <select
          #held
          class="input select"
          [attr.aria-label]="t('organisation.role')"
          (change)="narrow({ role: held.value || null })"
        >
          <option value="">{{ t('organisation.everyRole') }}</option>
          @for (one of roles; track one) {
            <option [value]="one" [selected]="one === role()">{{ t('role.' + one) }}</option>
          }
        </select>
        <select
          #state
          class="input select"
          [attr.aria-label]="t('organisation.state')"
          (change)="narrow({ active: state.value || null })"
        >
          <option value="">{{ t('organisation.active') }}</option>
          <option value="false" [selected]="active() === 'false'">{{ t('organisation.left') }}</option>
        </select>
        <button class="button" type="button" (click)="importing.set(true)">
          <as-icon name="upload" />{{ t('peopleImport.button') }}
        </button>
        <a class="button" [routerLink]="[]" [queryParams]="{ person: 'new' }">
          <as-icon name="plus" />{{ t('organisation.addPerson') }}
        </a>
      </div>
      <as-paged-list [list]="list" [label]="t('admin.people')">
        <table class="table">
          <thead>
            <tr>
              <th scope="col">{{ t('admin.name') }}</th>
              <th scope="col">{{ t('organisation.unit.departments.one') }}</th>
              <th scope="col">{{ t('organisation.manager') }}</th>
              <th scope="col">{{ t('organisation.roles') }}</th>
            </tr>
          </thead>
          <tbody>
            @for (one of list.items(); track one.id) {
              <tr>
                <td class="what">
                  <span class="who">
                    <as-avatar [name]="one.name" [photo]="one.photo" size="l" />
                    <span class="clip">
                      <a class="link strong" [routerLink]="[]" [queryParams]="{ person: one.id }">{{ one.name }}</a>
                      <span class="meta clip">{{ one.title ? one.title + ' · ' + one.email : one.email }}</span>
                    </span>
                  </span>
                </td>
                <td>
                  @if (one.department; as unit) {
                    {{ unit.name }}
                  } @else {
                    <span class="muted">{{ t('organisation.none') }}</span>
                  }
                </td>
                <td class="is-wide">
                  @if (one.manager; as manager) {
                    {{ manager.name }}
                  } @else {
                    <span class="muted">{{ t('organisation.nobody') }}</span>
                  }
                </td>
                <td>{{ rolesOf(one) }}</td>
              </tr>
            }
          </tbody>
        </table>
        <as-empty none [heading]="t('organisation.noPerson')" [text]="t('organisation.noPersonText')" />
      </as-paged-list>
      @if (importing()) {
        <as-people-import (left)="importing.set(false)" (taken)="importing.set(false); list.reload()" />
      }
    }
  `,
})
export class PeopleList {
  /** The id of the one to change, or `new`. */
  readonly person = input<string>();
  readonly q = input<string>();
  readonly department = input<string>();
  readonly role = input<string>();
  readonly active = input<string>();

  protected readonly t = inject(Texts).t;
  private readonly router = inject(Router);
  protected readonly narrow = narrowing();
  protected readonly importing = signal(false);
  protected readonly roles = roles;
  private readonly units = httpResource<Page<Department>>(() => '/api/v1/departments');
  protected readonly departments = computed(() => (this.units.hasValue() ? this.units.value().items : []));
  protected readonly list = new Paged<Colleague>('/api/v1/people', () => ({
    q: this.q(),
    department: this.department(),
    role: this.role(),
    active: this.active(),
    limit: '50',
  }));

  constructor() {
    adminPlace('people');
  }

  protected rolesOf(person: Colleague): string {
    return person.roles.map((role) => this.t(`role.${role}`)).join(', ');
  }

  protected open(person: string | null): void {
    this.list.reload();
    void this.router.navigate([], { queryParams: { person }, queryParamsHandling: 'merge', replaceUrl: true });
  }
}
