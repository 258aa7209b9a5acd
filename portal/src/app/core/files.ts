import { inject, Injectable, signal } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { Texts } from '../shared/locale/texts';
import type { Attachment } from '../shared/model/model';
import type { RefusedFile } from '../shared/ui/files/refused-files';
import { Problem, sentencesOf } from './api/problem';
import { TicketsApi } from './api/tickets-api';
import { save } from './save';
import { ThrownAway } from './thrown-away';
import { Toasts } from './toasts';

const largest = 25 * 1024 * 1024;
const pictures = /^image\/(png|jpeg|gif|webp)$/;

/** Files on requests: attached one by one, opened, taken away again. */
@Injectable({ providedIn: 'root' })
export class Files {
  private readonly api = inject(TicketsApi);
  private readonly toasts = inject(Toasts);
  private readonly thrownAway = inject(ThrownAway);
  private readonly t = inject(Texts).t;
  private readonly shown = signal<{ name: string; url: string } | null>(null);
  /** The picture that is looked at. */
  readonly picture = this.shown.asReadonly();

  /**
   * One that is refused does not hold up the others.
   *
   * @param added is called for each that is there
   * @return those that are not, and why
   */
  async attach(ticket: string, files: File[], added: (file: Attachment) => void): Promise<RefusedFile[]> {
    const refused: RefusedFile[] = [];
    for (const file of files)
      try {
        if (file.size > largest) refused.push({ name: file.name, why: this.t('files.tooLarge') });
        else added(await firstValueFrom(this.api.attach(ticket, file)));
      } catch (error) {
        const why = sentencesOf(Problem.of(error), this.t);
        // some of the server's sentences begin with the name, which stands before it anyway
        refused.push({ name: file.name, why: why.replace(`${file.name} `, '') });
      }
    return refused;
  }

  /** Pictures here, PDF in a tab of its own, anything else as a download. */
  open(file: Attachment): void {
    const tab = file.type === 'application/pdf' ? open('', '_blank') : null;
    this.api.file(file.id).subscribe({
      next: (blob) => {
        if (pictures.test(file.type)) {
          this.shown.set({ name: file.name, url: URL.createObjectURL(blob) });
        } else if (tab) {
          const url = URL.createObjectURL(blob);
          tab.location.href = url;
          setTimeout(() => URL.revokeObjectURL(url), 60_000);
        } else save(blob, file.name);
      },
      error: (error: unknown) => {
        tab?.close();
        this.toasts.sayProblem(Problem.of(error));
      },
    });
  }

  /** The picture was looked at. */
  close(): void {
    const picture = this.shown();
    if (picture) URL.revokeObjectURL(picture.url);
    this.shown.set(null);
  }

  remove(file: Attachment): void {
    this.thrownAway.throw(file.id, this.t('files.removed', { name: file.name }), this.api.removeFile(file.id));
  }
}
