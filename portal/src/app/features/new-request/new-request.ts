import { Component, computed, effect, ElementRef, inject, input, signal, untracked, viewChild } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { type Act, Acts } from '../../core/acts';
import { Problem } from '../../core/api/problem';
import { Catalogue } from '../../core/catalogue';
import { Place } from '../../core/place';
import { Preferences } from '../../core/preferences';
import { Toasts } from '../../core/toasts';
import { Waiting } from '../../core/waiting';
import { Clock } from '../../shared/locale/clock';
import { Dates } from '../../shared/locale/dates';
import { Texts } from '../../shared/locale/texts';
import type { Priority, RequestType } from '../../shared/model/model';
import { Empty } from '../../shared/ui/empty/empty';
import { Field } from '../../shared/ui/field/field';
import { DropZone } from '../../shared/ui/files/drop-zone';
import { FileChip } from '../../shared/ui/files/file-chip';
import { type FormChange, FormView } from '../../shared/ui/form-view/form-view';
import { Icon } from '../../shared/ui/icon/icon';
import { PathAhead } from '../../shared/ui/path-ahead/path-ahead';
import { Skeleton } from '../../shared/ui/skeleton/skeleton';
import { DraftStore } from './draft-store';

const priorities: Priority[] = ['LOW', 'MEDIUM', 'HIGH', 'URGENT'];

/** Choose what is needed, fill in its form, and see beside it the path that it will take. */
@Component({
  selector: 'as-new-request',
  imports: [DropZone, Empty, Field, FileChip, FormView, Icon, PathAhead, RouterLink, Skeleton],
  providers: [DraftStore],
  templateUrl: './new-request.html',
  styleUrl: './new-request.css',
})
export class NewRequest {
  readonly type = input<string>();
  readonly draft = input<string>();

  protected readonly t = inject(Texts).t;
  protected readonly dates = inject(Dates);
  protected readonly store = inject(DraftStore);
  protected readonly catalogue = inject(Catalogue);
  protected readonly preferences = inject(Preferences);
  private readonly texts = inject(Texts);
  private readonly clock = inject(Clock);
  private readonly router = inject(Router);
  private readonly toasts = inject(Toasts);
  private readonly waiting = inject(Waiting);

  protected readonly priorities = priorities;
  protected readonly query = signal('');
  protected readonly peeking = signal(false);
  private readonly form = viewChild<FormView>('form');
  private readonly find = viewChild<ElementRef<HTMLInputElement>>('find');
  private readonly title = viewChild<ElementRef<HTMLInputElement>>('title');

  protected readonly found = computed(() => {
    const words = this.query().toLowerCase();
    return this.catalogue.types().filter((type) => `${type.name} ${type.description}`.toLowerCase().includes(words));
  });
  protected readonly groups = computed(() => {
    const favourites = this.preferences.favourites();
    const isFavourite = (type: RequestType) => favourites.includes(type.key);
    return [
      { name: this.t('new.favourites'), types: this.found().filter(isFavourite) },
      { name: this.t('new.all'), types: this.found().filter((type) => !isFavourite(type)) },
    ].filter((group) => group.types.length);
  });
  /** The path as far as it says something. */
  protected readonly path = computed(() => {
    const preview = this.store.preview();
    return preview && (preview.steps.length || this.store.complete()) ? preview : null;
  });
  /** About the height that the form will have, so that nothing jumps when it comes. */
  protected readonly formHeight = computed(() => {
    const components = this.store.type()?.form?.components ?? [];
    return new Set(components.map((component, at) => component.layout?.row ?? at)).size * 84;
  });
  protected readonly toMend = computed(() => Object.keys(this.store.wrong()).length);
  protected readonly forecast = computed(() => {
    const forecast = this.store.preview()?.forecast;
    if (!forecast) return null;
    const now = this.clock.now();
    return {
      usual: this.dates.after(now, forecast.p50),
      latest: this.dates.after(now, forecast.p80),
      basis: forecast.basis,
    };
  });
  protected readonly today = new Date().toISOString().slice(0, 10);

  constructor() {
    const place = inject(Place);
    effect(() => {
      const all = { label: this.t('place.new'), link: '/new' };
      const type = this.store.type();
      untracked(() => place.set(...(type && this.type() ? [all, { label: type.name }] : [all])));
    });
    effect(() => {
      const type = this.type() ?? null;
      const draft = this.draft();
      untracked(() => {
        this.store.begin(type);
        if (draft) void this.store.resume(draft);
      });
    });
    inject(Acts).offer(
      computed((): Act[] => [
        {
          id: 'send',
          label: this.t('new.send'),
          group: this.t('place.new'),
          icon: 'send',
          keys: 'Ctrl+Enter',
          hidden: !this.store.type(),
          run: () => void this.submit(),
        },
        {
          id: 'find-type',
          label: this.t('new.find'),
          group: this.t('place.new'),
          keys: '/',
          hidden: true,
          run: () => this.find()?.nativeElement.focus(),
        },
      ]),
    );
  }

  protected answered({ fields, byHand }: FormChange): void {
    const same = JSON.stringify(fields) === JSON.stringify(this.store.answers().fields);
    if (!same) this.store.change({ fields }, byHand);
  }

  protected hintOf(key: string): string | null {
    return this.store.wrong()[key] ?? null;
  }

  protected priorityName(priority: Priority): string {
    return this.texts.ofCode('priority', priority);
  }

  protected async submit(): Promise<void> {
    const form = this.form()?.check();
    if (form && !form.valid) return;
    const changed = this.store.isSent();
    const ticket = await this.store.submit();
    if (ticket) {
      this.waiting.refresh();
      const number = ticket.ticket_number ?? ticket.title;
      this.toasts.say(this.t(changed ? 'new.changed' : 'new.sent', { number }));
      void this.router.navigate(['/requests', ticket.id]);
    } else if (this.store.wrong()['title']) this.title()?.nativeElement.focus();
  }

  protected async keep(): Promise<void> {
    await this.store.save();
    this.toasts.say(this.t('new.kept'));
    void this.router.navigate(['/requests'], { queryParams: { show: 'drafts' } });
  }

  protected async discard(): Promise<void> {
    try {
      await this.store.discard();
      this.toasts.say(this.t('new.discarded'));
      void this.router.navigate(['/new']);
    } catch (error) {
      this.toasts.sayProblem(Problem.of(error));
    }
  }
}
