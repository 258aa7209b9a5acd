import { Component, computed, inject, input, output, signal } from '@angular/core';
import { Texts } from '../../shared/locale/texts';
import { FormEditor } from '../../shared/ui/form-view/form-editor';
import { formOf, type Part, partsOf } from '../../shared/ui/form-view/schema';
import { Icon } from '../../shared/ui/icon/icon';
import { FieldForm } from './field-form';
import { FormPreview } from './form-preview';
import type { OpenFile } from './open-file';

/** A form to change: its components, what is said of the one that is selected, and the form as its requesters will see it. */
@Component({
  selector: 'as-form-desk',
  imports: [FieldForm, FormEditor, FormPreview, Icon],
  templateUrl: './form-desk.html',
  styleUrl: './form-desk.css',
})
export class FormDesk {
  readonly file = input.required<OpenFile>();
  /** A JSON pointer to or into the component to select. */
  readonly chosen = input<string | null>(null);
  readonly unreadable = output<string>();

  protected readonly t = inject(Texts).t;
  protected readonly part = signal<Part | null>(null);
  protected readonly parts = computed(() => partsOf(formOf(this.file().text()) ?? {}));

  protected nameOf({ label, dateLabel, timeLabel, key, type }: Part): string {
    return label || dateLabel || timeLabel || key || this.t('formEditor.kind.' + type);
  }
}
