import { Component, computed, inject, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Texts } from '../../shared/locale/texts';
import { Banner } from '../../shared/ui/banner/banner';
import { Field } from '../../shared/ui/field/field';
import { Icon } from '../../shared/ui/icon/icon';
import { Skeleton } from '../../shared/ui/skeleton/skeleton';
import { KeyField } from './key-field';
import { parameterOf } from './organisation-api';
import type { UnitEditor } from './unit-editing';
import { UnsavedNote } from './unsaved-note';

/** What the forms of all units have: the way back, name and key, saving and removing. Their own fields are its content. */
@Component({
  selector: 'as-unit-form',
  imports: [Banner, Field, Icon, KeyField, RouterLink, Skeleton, UnsavedNote],
  styleUrl: './property-editor.css',
  template: `
    <p>
      <a class="link back" [routerLink]="[]" [queryParams]="without()" queryParamsHandling="merge"
        ><as-icon name="left" [small]="true" />{{ text('all') }}</a
      >
    </p>
    @if (editing().form(); as form) {
      @if (!editing().active()) {
        <as-banner kind="waiting">
          {{ t('organisation.isRemoved', { name: form.name }) }}
          <button act class="button button-quiet" type="button" (click)="editing().bringBack()">
            {{ t('organisation.bringBack') }}
          </button>
        </as-banner>
      }
      <form class="editor" (submit)="$event.preventDefault(); editing().save()">
        <section class="card part" [attr.aria-label]="text('one')">
          <div class="pair">
            <as-field for="unit-name" [label]="t('admin.name')" [required]="true" [wrong]="editing().wrong('/name')">
              <input
                id="unit-name"
                class="input"
                required
                [attr.maxlength]="longest()"
                autocomplete="off"
                [value]="form.name"
                (input)="editing().rename($any($event.target).value)"
              />
            </as-field>
            <as-key-field
              [key]="form.key"
              [fresh]="editing().isNew()"
              [wrong]="editing().wrong('/key')"
              (wanted)="editing().chooseKey($event)"
            />
            <ng-content />
          </div>
          <ng-content select="[wide]" />
        </section>
        <as-unsaved-note [editing]="editing()" (again)="editing().load()" />
        <div class="acts">
          <button class="button button-primary" type="submit" [disabled]="!editing().changed()">
            {{ t('admin.save') }}
          </button>
          @if (!editing().isNew() && editing().active()) {
            <button class="button" type="button" (click)="removed.emit(form.name)">
              <as-icon name="trash" />{{ t('organisation.remove') }}
            </button>
          }
        </div>
      </form>
    } @else {
      <as-skeleton [rows]="4" [single]="true" />
    }
  `,
})
export class UnitForm {
  readonly editing = input.required<UnitEditor>();
  readonly longest = input(200);
  /** Somebody wants it gone; its name. */
  readonly removed = output<string>();
  protected readonly without = computed(() => ({ [parameterOf[this.editing().kind]]: null }));
  protected readonly t = inject(Texts).t;

  protected text(what: 'one' | 'all'): string {
    return this.t(`organisation.unit.${this.editing().kind}.${what}`);
  }
}
