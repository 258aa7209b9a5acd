import { Component, computed, effect, inject, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Session } from '../../core/auth/session';
import { NotificationChoices } from '../../core/notification-choices';
import { PhotoChoice } from '../../core/people/photo-choice';
import { Place } from '../../core/place';
import { Places } from '../../core/places';
import { type Density, Preferences, type Theme } from '../../core/preferences';
import { ProblemNote } from '../../core/problem-note';
import { type Language, Texts } from '../../shared/locale/texts';
import { Avatar } from '../../shared/ui/avatar/avatar';
import { Choice, type Option } from '../../shared/ui/choice/choice';
import { type Fact, Facts } from '../../shared/ui/facts/facts';
import { Icon } from '../../shared/ui/icon/icon';
import { Skeleton } from '../../shared/ui/skeleton/skeleton';
import { ApiTokens } from './api-tokens';
import { Away } from './away';

/** Who I am here, and how I like it. */
@Component({
  selector: 'as-me',
  imports: [ApiTokens, Avatar, Away, Choice, Facts, Icon, PhotoChoice, ProblemNote, RouterLink, Skeleton],
  templateUrl: './me.html',
  styleUrl: './me.css',
})
export class Me {
  private readonly texts = inject(Texts);
  protected readonly t = this.texts.t;
  protected readonly session = inject(Session);
  protected readonly preferences = inject(Preferences);
  protected readonly choices = inject(NotificationChoices);
  protected readonly places = inject(Places);

  protected readonly themes = computed((): Option<Theme>[] =>
    (['light', 'dark', 'system'] as const).map((value) => ({ value, label: this.t(`theme.${value}`) })),
  );
  protected readonly densities = computed((): Option<Density>[] =>
    (['comfortable', 'compact'] as const).map((value) => ({ value, label: this.t(`me.${value}`) })),
  );
  protected readonly languages: Option<Language>[] = [
    { value: 'en', label: 'English', lang: 'en' },
    { value: 'de', label: 'Deutsch', lang: 'de' },
  ];

  protected readonly facts = computed((): Fact[] => {
    const me = this.session.me();
    if (!me) return [];
    return [
      { label: this.t('signIn.email'), value: me.email },
      { label: this.t('me.organisation'), value: me.tenant.name },
      ...(me.department ? [{ label: this.t('me.department'), value: me.department.name }] : []),
      ...(me.manager ? [{ label: this.t('me.manager'), value: me.manager.name }] : []),
      { label: this.t('me.zone'), value: me.zone.replaceAll('_', ' ') },
      { label: this.t('me.roles'), value: me.roles.map((role) => this.texts.ofCode('role', role)).join(', ') },
    ];
  });

  /** What only administrators or designers are told of is theirs to choose. */
  protected readonly events = computed(() =>
    this.choices
      .events()
      .filter(({ event }) => event !== 'PROCESS_STUCK' || this.session.may('OPERATE'))
      .filter(({ event }) => !event.startsWith('DRAFT_') || this.session.may('DESIGN_PROCESSES')),
  );

  constructor() {
    const place = inject(Place);
    effect(() => {
      const label = this.t('place.me');
      untracked(() => place.set({ label, link: '/me' }));
    });
  }

  protected eventName(event: string): string {
    return this.texts.ofCode('event', event);
  }
}
