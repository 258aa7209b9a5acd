import { HttpClient, httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, input, linkedSignal, signal, untracked } from '@angular/core';
import { Dates } from '../../shared/locale/dates';
import { Texts } from '../../shared/locale/texts';
import type { Page, Person, Ticket, Todo } from '../../shared/model/model';
import { Icon } from '../../shared/ui/icon/icon';
import { Problem } from '../api/problem';
import { PersonPicker } from '../people/person-picker';
import { Toasts } from '../toasts';

/** What is to be done for a request beside its process: ticked off here, added by those who may; nothing when there is none. */
@Component({
  selector: 'as-todos',
  imports: [Icon, PersonPicker],
  host: { '[hidden]': '!todos().length && !mayAdd()' },
  styleUrl: './todos.css',
  template: `
    <div class="section-head">
      <h2>{{ t('todos.title') }}</h2>
      @if (todos().length) {
        <span class="meta end">{{ t('todos.done', { done: done(), all: todos().length }) }}</span>
      }
    </div>
    @if (left(); as count) {
      <p class="left"><as-icon name="alert" [small]="true" />{{ t('todos.left', { count }) }}</p>
    }
    <ul>
      @for (todo of todos(); track todo.id) {
        <li [class.is-done]="todo.done_at">
          <input
            type="checkbox"
            [id]="'todo-' + todo.id"
            [checked]="todo.done_at"
            [disabled]="!todo.actions.includes('done') && !todo.actions.includes('undo')"
            (change)="tick(todo)"
          />
          <div>
            <label [for]="'todo-' + todo.id">{{ todo.title }}</label>
            <p class="meta">{{ about(todo) }}</p>
          </div>
          @if (todo.actions.includes('delete')) {
            <button
              class="button button-quiet button-icon button-s"
              type="button"
              [attr.aria-label]="t('todos.remove', { title: todo.title })"
              [title]="t('admin.remove')"
              (click)="remove(todo)"
            >
              <as-icon name="x" [small]="true" />
            </button>
          }
        </li>
      }
    </ul>
    @if (mayAdd()) {
      <form (submit)="$event.preventDefault(); add()">
        <input
          #words
          class="input"
          maxlength="200"
          [attr.aria-label]="t('todos.add')"
          [placeholder]="t('todos.add')"
          [value]="title()"
          (input)="title.set(words.value)"
        />
        @if (title().trim()) {
          <as-person-picker
            for="todo-person"
            [label]="t('todos.person')"
            [floating]="true"
            [person]="person()"
            (personChange)="person.set($event)"
          />
          <input
            #day
            class="input"
            type="date"
            [attr.aria-label]="t('todos.due')"
            [value]="due()"
            (change)="due.set(day.value)"
          />
          <button class="button" type="submit" [disabled]="busy()">{{ t('todos.addIt') }}</button>
        }
      </form>
    }
  `,
})
export class Todos {
  /** Read again whenever this was read again. */
  readonly ticket = input.required<Ticket>();

  protected readonly t = inject(Texts).t;
  private readonly dates = inject(Dates);
  private readonly http = inject(HttpClient);
  private readonly toasts = inject(Toasts);
  private readonly url = computed(() => `/api/v1/tickets/${this.ticket().id}/tasks`);
  private readonly answer = httpResource<Page<Todo>>(() => this.url());

  /** As the server said last, and what was ticked since. */
  protected readonly todos = linkedSignal<Todo[] | null, Todo[]>({
    source: () => (this.answer.hasValue() ? this.answer.value().items : null),
    computation: (now, before) => now ?? before?.value ?? [],
  });
  protected readonly done = computed(() => this.todos().filter(({ done_at }) => done_at).length);
  /** How many are open although the request is done. */
  protected readonly left = computed(() =>
    this.ticket().status === 'COMPLETED' ? this.todos().length - this.done() : 0,
  );
  protected readonly mayAdd = computed(() => !!this.ticket().actions?.includes('add-task'));

  protected readonly title = signal('');
  protected readonly person = signal<Person | null>(null);
  protected readonly due = signal('');
  protected readonly busy = signal(false);

  constructor() {
    let seen: Ticket | null = null;
    effect(() => {
      const ticket = this.ticket();
      if (seen?.id === ticket.id) untracked(() => this.answer.reload());
      seen = ticket;
    });
  }

  protected about(todo: Todo): string {
    const by = todo.done_by && todo.done_by.id !== todo.assignee?.id ? todo.done_by.name : null;
    return [
      by ? this.t('todos.doneBy', { name: by }) : (todo.assignee?.name ?? this.t('todos.nobody')),
      todo.due_date && !todo.done_at ? this.t('todos.until', { day: this.dates.dayWithin(todo.due_date) }) : null,
    ]
      .filter(Boolean)
      .join(' · ');
  }

  protected tick(todo: Todo): void {
    const done = !todo.done_at;
    const before = this.todos();
    const done_at = done ? new Date().toISOString() : null;
    this.todos.update((all) => all.map((one) => (one.id === todo.id ? { ...one, done_at } : one)));
    this.http
      .patch<Todo>(`${this.url()}/${todo.id}`, { done }, { headers: { 'If-Match': `"${todo.version}"` } })
      .subscribe({
        next: (now) => this.todos.update((all) => all.map((one) => (one.id === now.id ? now : one))),
        error: (error: unknown) => {
          this.todos.set(before);
          this.failed(error);
        },
      });
  }

  protected add(): void {
    const title = this.title().trim();
    if (!title || this.busy()) return;
    const due = this.due();
    this.busy.set(true);
    this.http
      .post<Todo>(this.url(), {
        title,
        ...(this.person() ? { assignee: this.person()?.id } : {}),
        ...(due ? { due_date: new Date(`${due}T23:59`).toISOString() } : {}),
      })
      .subscribe({
        next: (todo) => {
          this.busy.set(false);
          this.todos.update((all) => [...all, todo]);
          this.title.set('');
          this.person.set(null);
          this.due.set('');
        },
        error: (error: unknown) => {
          this.busy.set(false);
          this.toasts.sayProblem(Problem.of(error));
        },
      });
  }

  /** Gone from sight at once; the server is told when nobody undid it. */
  protected remove(todo: Todo): void {
    const before = this.todos();
    this.todos.set(before.filter(({ id }) => id !== todo.id));
    const url = `${this.url()}/${todo.id}`;
    this.toasts.hold(
      this.t('todos.removed', { title: todo.title }),
      () => this.http.delete(url).subscribe({ error: (error: unknown) => this.failed(error) }),
      () => this.todos.set(before),
    );
  }

  private failed(error: unknown): void {
    this.toasts.sayProblem(Problem.of(error));
    this.answer.reload();
  }
}
