import { Component, inject, input, output, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Observable } from 'rxjs';
import { Problem } from '../../core/api/problem';
import { Toasts } from '../../core/toasts';
import { Texts } from '../../shared/locale/texts';
import type { RunningInstance } from '../../shared/model/model';
import { Dialog } from '../../shared/ui/dialog/dialog';
import { Field } from '../../shared/ui/field/field';
import { Icon } from '../../shared/ui/icon/icon';
import { Menu, type MenuEntry } from '../../shared/ui/menu/menu';
import { Status } from '../../shared/ui/status/status';
import { OperationsApi } from './operations-api';
import { Paged } from './paged';
import { PagedList } from './paged-list';

type Act = 'hold' | 'move' | 'cancel';

/** What runs of a process, and holding, moving or ending it; each with a reason for the trail. */
@Component({
  selector: 'as-instances',
  imports: [Dialog, Field, Icon, Menu, PagedList, RouterLink, Status],
  templateUrl: './instances.html',
  styleUrl: './lists.css',
})
export class Instances {
  readonly process = input<string>();
  readonly node = input<string>();
  readonly state = input<string>();
  readonly ticket = input<string>();
  /** Something is held, goes on, or is elsewhere. */
  readonly changed = output();

  protected readonly t = inject(Texts).t;
  private readonly api = inject(OperationsApi);
  private readonly toasts = inject(Toasts);

  protected readonly list = new Paged<RunningInstance>('/api/v1/operations/instances', () => ({
    process: this.process(),
    node: this.node(),
    state: this.state(),
    ticket: this.ticket(),
  }));
  protected readonly act = signal<{ name: Act; instance: RunningInstance } | null>(null);
  protected readonly problem = signal<Problem | null>(null);

  protected entries(instance: RunningInstance): MenuEntry[] {
    return [
      instance.suspended
        ? { name: 'resume', label: this.t('ops.resume'), icon: 'play' }
        : { name: 'hold', label: this.t('ops.hold'), icon: 'pause' },
      ...(instance.suspended ? [] : [{ name: 'move', label: this.t('ops.move'), icon: 'swap' }]),
      { name: 'cancel', label: this.t('ops.cancel'), icon: 's-cancelled' },
    ];
  }

  protected steps(instance: RunningInstance): string {
    return instance.steps.map((step) => step.name || step.id).join(', ');
  }

  protected begin(name: string, instance: RunningInstance): void {
    if (name === 'resume') return this.send(this.api.resume(instance.id), this.t('ops.resumed', this.called(instance)));
    this.problem.set(null);
    this.api.instance(instance.id).subscribe({
      next: (whole) =>
        name === 'move' && !whole.targets.length
          ? this.toasts.say(this.t('ops.approversDecide'))
          : this.act.set({ name: name as Act, instance: whole }),
      error: (error: unknown) => this.toasts.sayProblem(Problem.of(error)),
    });
  }

  protected perform(reason: string, from: string, to: string): void {
    const act = this.act();
    if (!act) return;
    const { id } = act.instance;
    const call = {
      hold: () => this.api.hold(id, reason),
      move: () => this.api.move(id, from, to, reason),
      cancel: () => this.api.cancel(id, reason),
    }[act.name]();
    this.send(call, this.t(`ops.${act.name}Done`, this.called(act.instance)));
  }

  private called({ ticket }: RunningInstance): { ticket: string } {
    return { ticket: ticket.ticket_number ?? ticket.title };
  }

  private send(call: Observable<unknown>, said: string): void {
    call.subscribe({
      next: () => {
        this.act.set(null);
        this.toasts.say(said);
        this.list.reload();
        this.changed.emit();
      },
      error: (error: unknown) => {
        const problem = Problem.of(error);
        this.problem.set(problem);
        if (!problem.errors.length) this.toasts.sayProblem(problem);
      },
    });
  }
}
