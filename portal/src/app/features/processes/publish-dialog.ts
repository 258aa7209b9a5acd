import { Component, computed, inject, output, resource, signal } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { Problem } from '../../core/api/problem';
import { Toasts } from '../../core/toasts';
import { Texts } from '../../shared/locale/texts';
import { Banner } from '../../shared/ui/banner/banner';
import { Dialog } from '../../shared/ui/dialog/dialog';
import { Field } from '../../shared/ui/field/field';
import { AudienceChoice } from './audience-choice';
import { DraftComments } from './draft-comments';
import type { Audience } from './pilot-api';
import { ReviewApi } from './review-api';
import { Workbench } from './workbench';

/** Asks what is different, and says why a draft does not become a release. */
@Component({
  selector: 'as-publish-dialog',
  imports: [AudienceChoice, Banner, Dialog, Field],
  template: `
    <as-dialog [heading]="t('design.publishTitle')" (left)="left.emit()" (done)="publish(note.value)">
      @if (lacksReview()) {
        <as-banner kind="waiting">
          {{ t('review.missing') }}
          <button act class="button button-s" type="button" (click)="reviewed.emit()">{{ t('review.open') }}</button>
        </as-banner>
      }
      @if (open(); as names) {
        <as-banner kind="waiting">
          {{ t('remark.stillOpen', { count: comments.open().length, names }) }}
          <button act class="button button-s" type="button" (click)="reviewed.emit()">{{ t('remark.look') }}</button>
        </as-banner>
      }
      <p>{{ t(bench.isFirst() ? 'begin.publishText' : pilot() ? 'pilot.publishText' : 'design.publishText') }}</p>
      <as-field
        for="publish-note"
        [label]="t('design.note')"
        [hint]="t('design.noteHint')"
        [required]="true"
        [wrong]="problem()?.ofField('note') ?? null"
      >
        <textarea #note id="publish-note" class="input" rows="3" required maxlength="1000"></textarea>
      </as-field>
      @if (!bench.isFirst()) {
        <as-audience-choice [orAll]="true" (changed)="pilot.set($event)" />
      }
      @if (problem(); as problem) {
        <as-banner kind="bad" role="alert">
          @for (error of problem.errors; track $index) {
            <p>{{ fileOf(error.pointer) }}{{ error.detail }}</p>
          } @empty {
            <p>{{ problem.detail || t('problem.unexpected') }}</p>
          }
        </as-banner>
      }
      <ng-container foot>
        <button class="button button-quiet" type="button" (click)="left.emit()">{{ t('design.cancel') }}</button>
        <button class="button button-primary" type="submit" [disabled]="busy() || lacksReview()">
          {{ t('design.publish') }}
        </button>
      </ng-container>
    </as-dialog>
  `,
  styles: `
    as-banner p {
      overflow-wrap: anywhere;
    }
  `,
})
export class PublishDialog {
  readonly left = output();
  /** It is the current release now. */
  readonly published = output();
  /** What is changed, and what is said of it, is looked at first. */
  readonly reviewed = output();

  protected readonly t = inject(Texts).t;
  protected readonly bench = inject(Workbench);
  private readonly toasts = inject(Toasts);
  private readonly reviews = inject(ReviewApi);
  protected readonly comments = inject(DraftComments);
  protected readonly problem = signal<Problem | null>(null);
  protected readonly busy = signal(false);
  /** Who alone meets it for now. */
  protected readonly pilot = signal<Audience | null>(null);
  private readonly review = resource({ loader: () => firstValueFrom(this.reviews.find(this.bench.key())) });
  protected readonly lacksReview = computed(
    () => this.review.hasValue() && this.review.value().required && this.review.value().state !== 'APPROVED',
  );

  /** What the comments are about that are open. */
  protected readonly open = computed(() =>
    [...new Set(this.comments.open().map(({ name, element, file }) => name || element || file))].join(', '),
  );

  protected async publish(note: string): Promise<void> {
    if (!note.trim() || this.busy()) return;
    this.busy.set(true);
    try {
      const { number } = await this.bench.publish(note, this.pilot());
      this.toasts.say(this.t(this.pilot() ? 'pilot.published' : 'design.published', { n: number }));
      this.published.emit();
    } catch (error) {
      this.problem.set(Problem.of(error));
    } finally {
      this.busy.set(false);
    }
  }

  /** Problems of a pack are at the place of their file. */
  protected fileOf(pointer: string): string {
    const file = /^\/files\/(.+)$/.exec(pointer)?.[1];
    return file ? `${file.replaceAll('~1', '/').replaceAll('~0', '~')}: ` : '';
  }
}
