import { Component, effect, inject, input, linkedSignal, output, signal } from '@angular/core';
import { Texts } from '../../shared/locale/texts';
import type { Person } from '../../shared/model/model';
import { Avatar } from '../../shared/ui/avatar/avatar';
import { Icon } from '../../shared/ui/icon/icon';
import { PeopleApi } from '../api/people-api';
import { Problem, sentencesOf } from '../api/problem';
import { Toasts } from '../toasts';

const largest = 5 * 1024 * 1024;

/** The photo of a person: a picture is chosen, looked at as it will be, and then taken; or the photo is removed. */
@Component({
  selector: 'as-photo-choice',
  imports: [Avatar, Icon],
  template: `
    <div class="frame">
      <as-avatar [name]="person().name" [photo]="photo()" />
      @if (preview(); as url) {
        <img [src]="url" [alt]="t('photo.preview')" (error)="preview.set(null)" />
      }
    </div>
    <div class="field">
      @if (asked()) {
        <p>{{ t('photo.look') }}</p>
      }
      <div class="acts">
        <button
          class="button"
          type="button"
          [class.button-primary]="asked()"
          [attr.aria-disabled]="busy() || null"
          (click)="asked() ? take() : pick.click()"
        >
          @if (asked()) {
            {{ t(busy() ? 'files.sending' : 'photo.take') }}
          } @else {
            <as-icon name="upload" />{{ t(photo() ? 'photo.another' : 'photo.choose') }}
          }
        </button>
        @if (asked()) {
          <button class="button button-quiet" type="button" [disabled]="busy()" (click)="choose(null)">
            {{ t('photo.leave') }}
          </button>
        } @else if (photo()) {
          <button class="button button-quiet" type="button" (click)="remove()">
            <as-icon name="trash" />{{ t('photo.remove') }}
          </button>
        }
      </div>
      @if (problem(); as text) {
        <p class="wrong" role="alert"><as-icon name="alert" [small]="true" />{{ text }}</p>
      } @else if (!asked()) {
        <p class="hint">{{ t('photo.hint') }}</p>
      }
    </div>
    <input
      #pick
      type="file"
      accept="image/png,image/jpeg,image/gif"
      hidden
      (change)="choose(pick.files?.[0] ?? null); pick.value = ''"
    />
  `,
  styles: `
    :host {
      display: flex;
      align-items: center;
      gap: 16px;
    }
    .frame {
      position: relative;
      flex: none;
      width: 72px;
      height: 72px;
      border-radius: 50%;
      overflow: hidden;
    }
    as-avatar,
    img {
      width: 100%;
      height: 100%;
    }
    as-avatar {
      font-size: 24px;
    }
    img {
      position: absolute;
      inset: 0;
      object-fit: cover;
    }
    .field {
      min-width: 0;
    }
    .acts {
      display: flex;
      flex-wrap: wrap;
      gap: 8px;
    }
  `,
})
export class PhotoChoice {
  readonly person = input.required<Pick<Person, 'id' | 'name' | 'photo'>>();
  /** Another photo or none is there now. */
  readonly changed = output();

  protected readonly t = inject(Texts).t;
  private readonly api = inject(PeopleApi);
  private readonly toasts = inject(Toasts);
  protected readonly photo = linkedSignal(() => this.person().photo);
  private readonly chosen = signal<File | null>(null);
  protected readonly preview = signal<string | null>(null);
  /** Whether the chosen picture shall be taken is still open. */
  protected readonly asked = signal(false);
  protected readonly busy = signal(false);
  protected readonly problem = signal<string | null>(null);

  constructor() {
    effect((onCleanup) => {
      const picture = this.chosen();
      const url = picture && URL.createObjectURL(picture);
      this.preview.set(url);
      onCleanup(() => url && URL.revokeObjectURL(url));
    });
  }

  protected choose(picture: File | null): void {
    const fits = picture && picture.size <= largest;
    this.problem.set(picture && !fits ? this.t('photo.tooLarge') : null);
    this.chosen.set(fits ? picture : null);
    this.asked.set(!!fits);
  }

  /** When the service is away the picture waits here; one that was refused makes room for another. */
  protected take(): void {
    const picture = this.chosen();
    if (!picture || this.busy()) return;
    this.busy.set(true);
    this.api.changePhoto(this.person().id, picture).subscribe({
      next: (photo) => {
        this.busy.set(false);
        this.asked.set(false);
        this.problem.set(null);
        this.photo.set(photo);
        this.toasts.say(this.t('photo.taken'));
        this.changed.emit();
      },
      error: (error: unknown) => {
        const problem = Problem.of(error);
        this.busy.set(false);
        if (!problem.isAway) this.choose(null);
        this.problem.set(sentencesOf(problem, this.t));
      },
    });
  }

  protected remove(): void {
    const before = this.photo();
    const back = () => this.photo.set(before);
    this.choose(null);
    this.photo.set(null);
    this.toasts.hold(
      this.t('photo.removed'),
      () =>
        this.api.removePhoto(this.person().id).subscribe({
          next: () => {
            this.photo.set(null);
            this.changed.emit();
          },
          error: (error: unknown) => {
            back();
            this.toasts.sayProblem(Problem.of(error));
          },
        }),
      back,
    );
  }
}
