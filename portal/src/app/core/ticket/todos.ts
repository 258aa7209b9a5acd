import { HttpClient, httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, input, linkedSignal, signal, untracked } from '@angular/core';
import { finalize, type Observable } from 'rxjs';
import { Dates } from '../../shared/locale/dates';
import { Texts } from '../../shared/locale/texts';
import { Zone } from '../../shared/locale/zone';
import type { Page, Ticket, Todo } from '../../shared/model/model';
import { Icon } from '../../shared/ui/icon/icon';
import { Problem } from '../api/problem';
import { Toasts } from '../toasts';
import { TodoForm, type TodoWords } from './todo-form';

const blank: TodoWords = { title: '', person: null, due: '' };

/** What is to be done for a request beside its process: ticked off here, added by those who may; nothing when there is none. */
@Component({
  selector: 'as-todos',
  imports: [Icon, TodoForm],
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
          @if (edited()?.id === todo.id) {
            <as-todo-form
              [for]="'todo-person-' + todo.id"
              [label]="t('todos.what')"
              [act]="t('conversation.save')"
              [open]="true"
              [busy]="busy()"
              [(words)]="rewritten"
              (saved)="change(todo)"
              (left)="leave(todo)"
            >
              <button class="button button-quiet" type="button" (click)="leave(todo)">
                {{ t('decide.cancel') }}
              </button>
            </as-todo-form>
          } @else {
            <div>
              <label [for]="'todo-' + todo.id">{{ todo.title }}</label>
              <p class="meta">{{ about(todo) }}</p>
            </div>
            <div class="tools">
              @if (todo.actions.includes('edit')) {
                <button
                  class="button button-quiet button-icon button-s"
                  type="button"
                  [attr.aria-label]="t('todos.edit', { title: todo.title })"
                  [title]="t('action.edit')"
                  (click)="edit(todo)"
                >
                  <as-icon name="edit" [small]="true" />
                </button>
              }
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
            </div>
          }
        </li>
      }
    </ul>
    @if (mayAdd()) {
      <as-todo-form
        for="todo-person"
        [label]="t('todos.add')"
        [act]="t('todos.addIt')"
        [busy]="busy()"
        [(words)]="fresh"
        (saved)="add()"
      />
    }
  `,
})
export class Todos {
  /** Read again whenever this was read again. */
  readonly ticket = input.required<Ticket>();

  protected readonly t = inject(Texts).t;
  private readonly dates = inject(Dates);
  private readonly zone = inject(Zone);
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

  /** The one to be added. */
  protected readonly fresh = signal(blank);
  /** The one whose words are being changed, and what they are by now. */
  protected readonly edited = signal<Todo | null>(null);
  protected readonly rewritten = signal(blank);
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
    this.put({ ...todo, done_at });
    this.patch(todo, { done }).subscribe({
      next: (now) => this.put(now),
      error: (error: unknown) => {
        this.todos.set(before);
        this.failed(error);
      },
    });
  }

  protected add(): void {
    const { title, person, due } = this.fresh();
    if (!title.trim() || this.busy()) return;
    this.busy.set(true);
    this.http
      .post<Todo>(this.url(), {
        title: title.trim(),
        ...(person ? { assignee: person.id } : {}),
        ...(due ? { due_date: this.zone.endOf(due) } : {}),
      })
      .pipe(finalize(() => this.busy.set(false)))
      .subscribe({
        next: (todo) => {
          this.todos.update((all) => [...all, todo]);
          this.fresh.set(blank);
        },
        error: (error: unknown) => this.toasts.sayProblem(Problem.of(error)),
      });
  }

  protected edit(todo: Todo): void {
    this.edited.set(todo);
    this.rewritten.set(this.wordsOf(todo));
  }

  /** The keyboard goes on where the task is. */
  protected leave({ id }: Todo): void {
    this.edited.set(null);
    setTimeout(() => document.getElementById(`todo-${id}`)?.focus());
  }

  /** What was not changed is not sent; what was typed stays until the server has it. */
  protected change(todo: Todo): void {
    const before = this.wordsOf(todo);
    const { title, person, due } = this.rewritten();
    if (!title.trim() || this.busy()) return;
    this.busy.set(true);
    this.patch(todo, {
      ...(title.trim() === before.title ? {} : { title: title.trim() }),
      ...(person?.id === before.person?.id ? {} : { assignee: person?.id ?? null }),
      ...(due === before.due ? {} : { due_date: this.zone.endOf(due) }),
    })
      .pipe(finalize(() => this.busy.set(false)))
      .subscribe({
        next: (now) => {
          this.put(now);
          this.leave(now);
        },
        error: (error: unknown) => this.failed(error),
      });
  }

  private wordsOf({ title, assignee, due_date }: Todo): TodoWords {
    return { title, person: assignee ?? null, due: due_date ? this.zone.dayOf(due_date) : '' };
  }

  private put(now: Todo): void {
    this.todos.update((all) => all.map((one) => (one.id === now.id ? now : one)));
  }

  private patch({ id, version }: Todo, change: Record<string, unknown>): Observable<Todo> {
    return this.http.patch<Todo>(`${this.url()}/${id}`, change, { headers: { 'If-Match': `"${version}"` } });
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
