import { Component, computed, inject, output, resource, signal } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { Problem } from '../../core/api/problem';
import { Toasts } from '../../core/toasts';
import { Texts } from '../../shared/locale/texts';
import { Banner } from '../../shared/ui/banner/banner';
import { Dialog } from '../../shared/ui/dialog/dialog';
import { Field } from '../../shared/ui/field/field';
import { Skeleton } from '../../shared/ui/skeleton/skeleton';
import { AudienceChoice } from './audience-choice';
import { DraftComments } from './draft-comments';
import { type Change, DesignApi } from './design-api';
import type { Audience } from './pilot-api';
import { PublishEvidence } from './publish-evidence';
import { ReviewApi } from './review-api';
import { Workbench } from './workbench';

/** Shows what is published, asks for words about it, and says why a draft does not become a release. */
@Component({
  selector: 'as-publish-dialog',
  imports: [AudienceChoice, Banner, Dialog, Field, PublishEvidence, Skeleton],
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
      @if (shown(); as seen) {
        <as-publish-evidence [version]="seen.version" [changes]="seen.changes" />
      } @else if (!problem()) {
        <as-skeleton [rows]="3" />
      }
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
        <button class="button button-primary" type="submit" [disabled]="busy() || !shown() || lacksReview()">
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
  private readonly api = inject(DesignApi);
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

  /** The version of which the difference is in sight; nothing else is published. */
  protected readonly shown = signal<{ version: number; etag: string; changes: Change[] } | null>(null);

  /** What the comments are about that are open. */
  protected readonly open = computed(() =>
    [...new Set(this.comments.open().map(({ name, element, file }) => name || element || file))].join(', '),
  );

  constructor() {
    this.look().catch((error: unknown) => this.problem.set(Problem.of(error)));
  }

  protected async publish(note: string): Promise<void> {
    const shown = this.shown();
    if (!shown || !note.trim() || this.busy()) return;
    this.busy.set(true);
    try {
      const { number } = await this.bench.publish(shown.etag, note, this.pilot());
      this.toasts.say(this.t(this.pilot() ? 'pilot.published' : 'design.published', { n: number }));
      this.published.emit();
    } catch (error) {
      this.problem.set(await this.refusedBy(Problem.of(error)));
    } finally {
      this.busy.set(false);
    }
  }

  /** Of a version that is newer than the one in sight the difference is shown, before it is published. */
  private async refusedBy(problem: Problem): Promise<Problem> {
    if (problem.status !== 412) return problem;
    try {
      await this.look();
      return new Problem(412, problem.code, this.t('design.newerDraft'));
    } catch (error) {
      return Problem.of(error);
    }
  }

  /** The version is read before its difference, which is that of this version or of a newer one. */
  private async look(): Promise<void> {
    this.shown.set(null);
    await this.bench.keep();
    const key = this.bench.key();
    const draft = await firstValueFrom(this.api.draft(key));
    const changes = await firstValueFrom(this.api.changes(key));
    if (draft) this.shown.set({ version: draft.value.version, etag: draft.etag, changes });
  }

  /** Problems of a pack are at the place of their file. */
  protected fileOf(pointer: string): string {
    const file = /^\/files\/(.+)$/.exec(pointer)?.[1];
    return file ? `${file.replaceAll('~1', '/').replaceAll('~0', '~')}: ` : '';
  }
}
