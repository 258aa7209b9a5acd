import { HttpClient, httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, input, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Texts } from '../../shared/locale/texts';
import type { Link, Page, Ticket } from '../../shared/model/model';
import { Status } from '../../shared/ui/status/status';
import { Catalogue } from '../catalogue';
import { ThrownAway } from '../thrown-away';

/** What a request has to do with others, and how those get on; nothing when it stands alone. */
@Component({
  selector: 'as-linked',
  imports: [RouterLink, Status],
  host: { '[hidden]': '!links().length' },
  template: `
    @if (links().length) {
      <div class="section-head">
        <h2>{{ t('linked.title') }}</h2>
        @if (parts().length) {
          <span class="meta end">{{ t('linked.done', { done: done(), all: parts().length }) }}</span>
        }
      </div>
      <ul>
        @for (link of links(); track link.id) {
          <li>
            @if (link.ticket; as other) {
              <span class="what">
                <a class="link" [routerLink]="['/requests', other.id]">{{
                  link.started ? catalogue.name(other.ticket_type) : other.title
                }}</a>
                <as-status [status]="other.status" />
              </span>
              <span class="meta what">
                {{ texts.ofCode('linked.kind', link.kind) }}, {{ other.ticket_number ?? t('status.DRAFT') }}
                @if (mayUnlink() && !link.started) {
                  <button class="link" type="button" (click)="unlink(link)">{{ t('linked.unlink') }}</button>
                }
              </span>
            } @else {
              <span class="muted">{{ t('linked.hidden') }}</span>
              <span class="meta">{{ texts.ofCode('linked.kind', link.kind) }}</span>
            }
          </li>
        }
      </ul>
    }
  `,
  styles: `
    :host([hidden]) {
      display: none;
    }
    ul {
      display: grid;
      gap: 12px;
      margin: 8px 0 0;
      padding: 0;
      list-style: none;
    }
    li {
      display: grid;
      gap: 2px;
    }
    .what {
      display: flex;
      justify-content: space-between;
      gap: 12px;
    }
    .what a {
      min-width: 0;
      overflow-wrap: anywhere;
    }
  `,
})
export class Linked {
  /** Read again whenever this was read again. */
  readonly ticket = input.required<Ticket>();

  protected readonly texts = inject(Texts);
  protected readonly t = this.texts.t;
  protected readonly catalogue = inject(Catalogue);
  private readonly http = inject(HttpClient);
  private readonly thrownAway = inject(ThrownAway);
  private readonly answer = httpResource<Page<Link>>(() => `/api/v1/tickets/${this.ticket().id}/links?limit=100`);

  protected readonly links = computed(() =>
    (this.answer.hasValue() ? this.answer.value().items : []).filter(({ id }) => !this.thrownAway.has(id)),
  );
  protected readonly mayUnlink = computed(() => (this.ticket().actions ?? []).includes('link'));
  protected readonly parts = computed(() => this.links().filter(({ kind }) => kind === 'CHILD'));
  protected readonly done = computed(
    () => this.parts().filter(({ ticket }) => ticket && ['COMPLETED', 'CLOSED'].includes(ticket.status)).length,
  );

  constructor() {
    let seen: Ticket | null = null;
    effect(() => {
      const ticket = this.ticket();
      if (seen?.id === ticket.id) untracked(() => this.answer.reload());
      seen = ticket;
    });
  }

  protected unlink(link: Link): void {
    const gone = this.http.delete(`/api/v1/tickets/${this.ticket().id}/links/${link.id}`);
    this.thrownAway.throw(link.id, this.t('linked.unlinked'), gone);
  }
}
