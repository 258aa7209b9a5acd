import { Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { Problem, sentencesOf } from '../../core/api/problem';
import { offeredCategories } from '../../core/categories';
import { Texts } from '../../shared/locale/texts';
import { Choice } from '../../shared/ui/choice/choice';
import { Dialog } from '../../shared/ui/dialog/dialog';
import { Field } from '../../shared/ui/field/field';
import { Icon } from '../../shared/ui/icon/icon';
import { DesignApi, type Pack } from './design-api';
import { rolesThatAsk } from './pack-entry';
import { slugOf } from './slug';

const longestKey = 40;

/** Asks what a new process is called and what it begins as: the smallest one, another one, or a zip archive. */
@Component({
  selector: 'as-new-process-dialog',
  imports: [Choice, Dialog, Field, Icon],
  templateUrl: './new-process-dialog.html',
  styleUrl: './new-process-dialog.css',
})
export class NewProcessDialog {
  readonly packs = input.required<Pack[]>();
  readonly left = output();
  /** Its key. */
  readonly made = output<string>();

  protected readonly texts = inject(Texts);
  protected readonly t = this.texts.t;
  private readonly api = inject(DesignApi);
  protected readonly origin = signal<'smallest' | 'copy' | 'archive'>('smallest');
  protected readonly origins = computed(() =>
    (['smallest', 'copy', 'archive'] as const).map((value) => ({ value, label: this.t(`begin.${value}`) })),
  );
  protected readonly copied = computed(() => this.packs().filter(({ release_number }) => !!release_number));
  protected readonly source = linkedSignal(() => this.copied()[0]?.key ?? '');
  protected readonly archive = signal<File | null>(null);
  protected readonly name = signal('');
  protected readonly german = signal('');
  /** Follows the name, or the archive, until it is written by hand. */
  protected readonly key = linkedSignal(() =>
    slugOf(
      this.origin() === 'archive'
        ? (this.archive()?.name ?? '').replace(/(-draft|-\d+)?( \(\d+\))?\.zip$/i, '')
        : this.name(),
      longestKey,
    ),
  );
  protected readonly categories = offeredCategories(() => true);
  protected readonly category = signal('');
  protected readonly roles = rolesThatAsk;
  protected readonly chosen = signal<string[]>([]);
  protected readonly busy = signal(false);
  protected readonly problem = signal<Problem | null>(null);
  /** What is wrong with none of the fields. */
  protected readonly refused = computed(() => {
    const problem = this.problem();
    const atFields = ['key', 'en', 'de'].some((field) => problem?.ofField(field));
    return problem && !atFields ? sentencesOf(problem, this.t) : null;
  });

  protected choose(role: string, isMeant: boolean): void {
    this.chosen.update((roles) => (isMeant ? [...roles, role] : roles.filter((each) => each !== role)));
  }

  protected async make(): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    const archive = this.archive();
    try {
      const begun =
        this.origin() === 'archive' && archive
          ? this.api.beginFrom(this.key(), archive)
          : this.api.beginNew({
              key: this.key(),
              name: { en: this.name(), ...(this.german().trim() ? { de: this.german() } : {}) },
              ...(this.origin() === 'copy'
                ? { copy_of: this.source() }
                : { ...(this.category() ? { category: this.category() } : {}), roles: this.chosen() }),
            });
      this.made.emit((await firstValueFrom(begun)).key);
    } catch (error) {
      this.problem.set(Problem.of(error));
    } finally {
      this.busy.set(false);
    }
  }
}
