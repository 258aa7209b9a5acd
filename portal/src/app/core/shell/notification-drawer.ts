import { Component, computed, inject, output, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { Dates } from '../../shared/locale/dates';
import { Texts } from '../../shared/locale/texts';
import type { Notification } from '../../shared/model/model';
import { Modal } from '../../shared/ui/dialog/modal';
import { Empty } from '../../shared/ui/empty/empty';
import { Icon } from '../../shared/ui/icon/icon';
import { PeopleApi } from '../api/people-api';
import { Waiting } from '../waiting';

const icons: [RegExp, string][] = [
  [/^APPROVAL_ASKED|TICKET_ASSIGNED|TASK_ASSIGNED|WORK_/, 'inbox'],
  [/DRAFT_REVIEW|DRAFT_SENT/, 'edit'],
  [/APPROVED|COMPLETED|CLOSED/, 's-approved'],
  [/REJECTED|CANCELLED/, 's-rejected'],
  [/COMMENTED|MENTIONED/, 'chat'],
  [/QUESTION/, 'ask'],
  [/SUBSTITUTION/, 'swap'],
  [/SLA|REMINDED|ESCALATED/, 'clock'],
];

@Component({
  selector: 'as-notification-drawer',
  imports: [Empty, Icon, Modal, RouterLink],
  styleUrl: './notification-drawer.css',
  template: `
    <dialog asModal [attr.aria-label]="t('notifications.title')" (left)="closed.emit()">
      <header>
        <h2>{{ t('notifications.title') }}</h2>
        <div class="segments" role="group" [attr.aria-label]="t('notifications.show')">
          <button type="button" [attr.aria-pressed]="onlyUnread()" (click)="onlyUnread.set(true)">
            {{ t('notifications.unread') }}
          </button>
          <button type="button" [attr.aria-pressed]="!onlyUnread()" (click)="onlyUnread.set(false)">
            {{ t('notifications.all') }}
          </button>
        </div>
        <button
          class="button button-quiet button-icon"
          type="button"
          [attr.aria-label]="t('shell.close')"
          (click)="closed.emit()"
        >
          <as-icon name="x" />
        </button>
      </header>
      <div class="body">
        @for (notification of shown(); track notification.id) {
          <button class="told" type="button" [class.is-read]="notification.read_at" (click)="open(notification)">
            <as-icon [name]="iconOf(notification)" />
            <span>
              <b>{{ notification.title }}</b>
              @if (notification.text) {
                <span class="text">{{ notification.text }}</span>
              }
              <time [title]="dates.exact(notification.created_at)">{{ dates.moment(notification.created_at) }}</time>
            </span>
            @if (!notification.read_at) {
              <i class="new"
                ><span class="hidden-text">{{ t('notifications.new') }}</span></i
              >
            }
          </button>
        } @empty {
          <as-empty
            [heading]="t(onlyUnread() ? 'notifications.noneUnread' : 'notifications.none')"
            [text]="t('notifications.purpose')"
          />
        }
      </div>
      <footer>
        <button class="button button-quiet" type="button" [disabled]="!waiting.unread()" (click)="readAll()">
          <as-icon name="check" />{{ t('notifications.readAll') }}
        </button>
        <a class="link" routerLink="/me" fragment="notifications" (click)="closed.emit()">{{
          t('notifications.settings')
        }}</a>
      </footer>
    </dialog>
  `,
})
export class NotificationDrawer {
  readonly closed = output();
  protected readonly t = inject(Texts).t;
  protected readonly dates = inject(Dates);
  protected readonly waiting = inject(Waiting);
  private readonly people = inject(PeopleApi);
  private readonly router = inject(Router);

  protected readonly onlyUnread = signal(this.waiting.unread() > 0);
  protected readonly shown = computed(() =>
    this.waiting.notifications().filter((notification) => !this.onlyUnread() || !notification.read_at),
  );

  protected iconOf(notification: Notification): string {
    return icons.find(([event]) => event.test(notification.event))?.[1] ?? 'bell';
  }

  protected open(notification: Notification): void {
    this.closed.emit();
    if (!notification.read_at) this.read([notification.id]);
    void this.router.navigateByUrl(
      notification.ticket ? `/requests/${notification.ticket.id}` : (notification.path ?? '/inbox'),
    );
  }

  protected readAll(): void {
    this.read();
  }

  private read(ids?: string[]): void {
    this.people.read(ids).subscribe({ next: () => this.waiting.refresh() });
  }
}
