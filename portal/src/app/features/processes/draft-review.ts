import { Component, computed, inject, resource, signal } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { Problem } from '../../core/api/problem';
import { Toasts } from '../../core/toasts';
import { Dates } from '../../shared/locale/dates';
import { Texts } from '../../shared/locale/texts';
import { ReviewApi, type Standing } from './review-api';
import { ReviewDialog } from './review-dialog';
import { Workbench } from './workbench';

const tones = { NONE: '', ASKED: 'is-waiting', APPROVED: 'is-done', OUTDATED: 'is-waiting', SENT_BACK: 'is-bad' };

/** Whether a second person has approved the draft, and what can be done about it. The changes themselves stand below. */
@Component({
  selector: 'as-draft-review',
  imports: [ReviewDialog],
  template: `
    @if (standing(); as standing) {
      <section class="card" [attr.aria-label]="t('review.title')">
        <div class="card-head">
          <h2>{{ t('review.title') }}</h2>
          <span class="tag" [class]="tones[standing.state]">{{ t('review.state.' + standing.state) }}</span>
        </div>
        <div class="about">
          <p>{{ sentence() }}</p>
          @if (said(); as said) {
            <blockquote class="prose">
              <p>{{ said.words }}</p>
              <footer class="meta">
                {{ said.by }} · <time [attr.datetime]="said.at">{{ dates.moment(said.at) }}</time>
              </footer>
            </blockquote>
          }
          <div class="acts">
            @if (standing.may_decide) {
              <button class="button button-primary" type="button" [disabled]="busy()" (click)="approve()">
                {{ t('review.approve') }}
              </button>
              <button class="button" type="button" (click)="asked.set('sendBack')">
                {{ t('review.sendBack.button') }}
              </button>
            } @else if (standing.state !== 'APPROVED') {
              <button class="button" type="button" (click)="asked.set('ask')">
                {{ t(standing.state === 'NONE' ? 'review.ask.button' : 'review.askAgain') }}
              </button>
            }
          </div>
        </div>
      </section>
      @if (asked(); as act) {
        <as-review-dialog
          [pack]="bench.key()"
          [act]="act"
          [reviewers]="standing.reviewers"
          (left)="asked.set(null)"
          (sent)="take($event)"
        />
      }
    }
  `,
  styles: `
    :host {
      display: block;
      margin-bottom: 16px;
    }
    .about {
      display: grid;
      gap: 12px;
      padding: 16px;
      max-width: 72ch;
    }
    blockquote {
      margin: 0;
      padding-left: 12px;
      border-left: 2px solid var(--line-strong);
      overflow-wrap: anywhere;
    }
    .acts {
      display: flex;
      flex-wrap: wrap;
      gap: 8px;
    }
    .acts:empty {
      display: none;
    }
  `,
})
export class DraftReview {
  protected readonly t = inject(Texts).t;
  protected readonly tones = tones;
  protected readonly dates = inject(Dates);
  protected readonly bench = inject(Workbench);
  private readonly api = inject(ReviewApi);
  private readonly toasts = inject(Toasts);
  protected readonly asked = signal<'ask' | 'sendBack' | null>(null);
  protected readonly busy = signal(false);

  private readonly found = resource({
    params: () => {
      const version = this.bench.draft()?.version;
      return version ? { pack: this.bench.key(), version } : undefined;
    },
    loader: ({ params: { pack } }) => firstValueFrom(this.api.find(pack)),
  });
  protected readonly standing = computed(() => (this.found.hasValue() ? this.found.value() : null));

  /** How things are, and what to do. */
  protected readonly sentence = computed(() => {
    const standing = this.standing();
    if (!standing) return '';
    const { state, required, may_decide: mayDecide, review } = standing;
    if (state === 'NONE') return this.t(required ? 'review.about.required' : 'review.about.optional');
    if (state === 'ASKED' && mayDecide) return this.t('review.about.decide');
    if (state === 'ASKED' && !review?.reviewer) return this.t('review.about.anybody');
    return this.t(`review.about.${state}`, { name: (review?.decided_by ?? review?.reviewer)?.name ?? '' });
  });
  /** What was said last. */
  protected readonly said = computed(() => {
    const review = this.standing()?.review;
    if (!review) return null;
    if (!review.decided_by || !review.decided_at)
      return { words: review.note, by: review.asked_by.name, at: review.asked_at };
    return review.said ? { words: review.said, by: review.decided_by.name, at: review.decided_at } : null;
  });

  protected take(standing: Standing): void {
    this.asked.set(null);
    this.found.set(standing);
    this.toasts.say(this.t(standing.state === 'ASKED' ? 'review.asked' : 'review.sentBack'));
  }

  /** What has changed since it was looked at is read first. */
  protected async approve(): Promise<void> {
    const draft = this.bench.draft();
    if (!draft || this.busy()) return;
    this.busy.set(true);
    try {
      this.found.set(await firstValueFrom(this.api.approve(draft.pack, draft.version)));
      this.toasts.say(this.t('review.approved'));
    } catch (error) {
      const problem = Problem.of(error);
      this.toasts.sayProblem(problem);
      if (problem.status === 412) await this.bench.load(draft.pack);
    } finally {
      this.busy.set(false);
    }
  }
}
