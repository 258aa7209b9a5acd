import { Component, computed, DestroyRef, effect, inject, input, signal, untracked } from '@angular/core';
import { Router } from '@angular/router';
import { narrowing } from '../../core/address';
import { Problem } from '../../core/api/problem';
import { Live } from '../../core/live/live';
import { Place } from '../../core/place';
import { ProblemNote } from '../../core/problem-note';
import { save } from '../../core/save';
import { AlsoLooking } from '../../core/ticket/also-looking';
import { Toasts } from '../../core/toasts';
import { Texts } from '../../shared/locale/texts';
import { Banner } from '../../shared/ui/banner/banner';
import { Dialog } from '../../shared/ui/dialog/dialog';
import { Empty } from '../../shared/ui/empty/empty';
import { Icon } from '../../shared/ui/icon/icon';
import { Menu } from '../../shared/ui/menu/menu';
import { Skeleton } from '../../shared/ui/skeleton/skeleton';
import { Tabs } from '../../shared/ui/tabs/tabs';
import { ChangeList } from './change-list';
import { CommentList } from './comment-list';
import { DesignApi } from './design-api';
import { DraftComments } from './draft-comments';
import { DraftReview } from './draft-review';
import { FileDesk } from './file-desk';
import { Insight } from './insight';
import { ProofList } from './proof-list';
import { Migration } from './migration';
import { PilotCard } from './pilot-card';
import { PublishDialog } from './publish-dialog';
import { ReleaseComparison } from './release-comparison';
import { ReleaseList } from './release-list';
import { ScenarioRuns } from './scenario-runs';
import { WhatIf } from './what-if';
import { Workbench } from './workbench';

const tooNarrow = '(max-width: 767px)';

/** One pack: read as it is, or changed in its draft until that is published. What is looked at is the address. */
@Component({
  selector: 'as-workspace',
  imports: [
    AlsoLooking,
    Banner,
    ChangeList,
    CommentList,
    Dialog,
    DraftReview,
    Empty,
    FileDesk,
    Icon,
    Insight,
    Menu,
    Migration,
    PilotCard,
    ProblemNote,
    ProofList,
    PublishDialog,
    ReleaseComparison,
    ReleaseList,
    ScenarioRuns,
    Skeleton,
    Tabs,
    WhatIf,
  ],
  providers: [Workbench, DraftComments],
  templateUrl: './workspace.html',
  styleUrl: './workspace.css',
  host: { '(window:beforeunload)': 'warn($event)', '(window:online)': 'bench.file()?.write()' },
})
export class Workspace {
  readonly key = input.required<string>();
  readonly tab = input<string>();
  readonly file = input<string>();
  readonly element = input<string>();
  /** Numbers of two releases that are held against each other. */
  readonly from = input<string>();
  readonly to = input<string>();

  protected readonly t = inject(Texts).t;
  protected readonly bench = inject(Workbench);
  protected readonly narrow = narrowing();
  protected readonly comments = inject(DraftComments);
  private readonly api = inject(DesignApi);
  private readonly toasts = inject(Toasts);
  private readonly router = inject(Router);
  protected readonly asked = signal<'publish' | 'discard' | 'replace' | number | null>(null);
  protected readonly isNarrow = signal(matchMedia(tooNarrow).matches);
  private archive: File | null = null;

  protected readonly tabs = computed(() => [
    { id: 'files', label: this.t('design.files') },
    ...(this.bench.draft()
      ? [
          { id: 'scenarios', label: this.t('design.scenarios') },
          ...(this.bench.isFirst() ? [] : [{ id: 'what-if', label: this.t('whatIf.title') }]),
          { id: 'proofs', label: this.t('proof.title') },
          { id: 'changes', label: this.t('design.changes') },
        ]
      : []),
    ...(this.bench.isFirst() ? [] : [{ id: 'insight', label: this.t('insight.title') }]),
    { id: 'releases', label: this.t('design.releases') },
  ]);
  protected readonly shown = computed(() => this.tabs().find(({ id }) => id === this.tab())?.id ?? 'files');
  protected readonly entries = computed(() => [
    { name: 'export', label: this.t('design.export'), icon: 'download' },
    { name: 'import', label: this.t('design.import'), icon: 'upload' },
    { name: 'discard', label: this.t('design.discard'), icon: 'trash' },
  ]);

  constructor() {
    const place = inject(Place);
    effect(() => {
      const key = this.key();
      untracked(() => void this.bench.load(key));
    });
    effect(() => {
      const label = this.t('place.processes');
      const name = this.bench.name();
      untracked(() => place.set({ label, link: '/processes' }, { label: name }));
    });
    const live = inject(Live);
    const followed = computed(() => (this.bench.draft() ? this.bench.key() : null));
    effect((onCleanup) => {
      const pack = followed();
      if (!pack) return;
      const changes = live.draft(pack).subscribe(({ type }) => {
        if (type === 'DRAFT_COMMENTED') this.comments.read();
        else void this.bench.hear(type === 'DRAFT_ENDED');
      });
      onCleanup(() => changes.unsubscribe());
    });
    const width = matchMedia(tooNarrow);
    const measure = () => this.isNarrow.set(width.matches);
    width.addEventListener('change', measure);
    inject(DestroyRef).onDestroy(() => width.removeEventListener('change', measure));
  }

  /** The router waits until what was typed is kept. */
  async mayLeave(): Promise<boolean> {
    await this.bench.file()?.write();
    return this.bench.unsavedFiles().length === 0 || confirm(this.t('design.leave'));
  }

  protected choose(act: string, chooser: HTMLInputElement): void {
    if (act === 'export') this.export();
    else if (act === 'import') chooser.click();
    else this.asked.set('discard');
  }

  protected take(chooser: HTMLInputElement): void {
    this.archive = chooser.files?.[0] ?? null;
    chooser.value = '';
    if (this.archive) this.asked.set('replace');
  }

  protected async confirm(): Promise<void> {
    const asked = this.asked();
    this.asked.set(null);
    if (asked === 'discard') await this.discard();
    else if (asked === 'replace' && this.archive) await this.bench.replace(this.archive);
    else if (typeof asked === 'number') await this.takeBack(asked);
  }

  private async discard(): Promise<void> {
    const isFirst = this.bench.isFirst();
    if ((await this.bench.discard()) && isFirst) await this.router.navigate(['/processes']);
  }

  /** Where there is a draft, its files go: that is asked first. */
  protected async takeBack(release: number, isSure = true): Promise<void> {
    if (!isSure && this.bench.draft()) this.asked.set(release);
    else if (await this.bench.takeBack(release)) {
      this.toasts.say(this.t('design.takenBack', { n: release }));
      this.narrow({ tab: 'changes' });
    }
  }

  protected published(): void {
    this.asked.set(null);
    this.narrow({ tab: 'releases', from: null, to: null });
  }

  protected warn(event: BeforeUnloadEvent): void {
    if (this.bench.unsavedFiles().length > 0) event.preventDefault();
  }

  private async export(): Promise<void> {
    await this.bench.keep();
    this.api.archiveOfDraft(this.key()).subscribe({
      next: (archive) => save(archive, `${this.key()}-draft.zip`),
      error: (error: unknown) => this.toasts.sayProblem(Problem.of(error)),
    });
  }
}
