import { Component, computed, effect, inject, input, output, signal, untracked } from '@angular/core';
import { Texts } from '../../shared/locale/texts';
import { Field } from '../../shared/ui/field/field';
import { type Part, partsOf } from '../../shared/ui/form-view/schema';
import { Icon } from '../../shared/ui/icon/icon';
import { Undo } from '../../shared/ui/undo/undo';
import { AnswerForm } from './answer-form';
import type { Trial } from './design-api';
import type { OpenFile } from './open-file';
import { statuses } from './element-form';
import { type PackWords, wordsOfModel } from './pack-words';
import { type Offered, ScenarioStep } from './scenario-step';
import { problemsAt, storyOf } from './story';
import { Workbench } from './workbench';
import { YamlSheet } from './yaml-sheet';

const persons = ['requester', 'manager', "manager's manager", 'head', 'property manager'];
const requesters = ['customer', 'approver'];
const offers = ['withdraw', 'cancel', 'reopen', 'close'];
const events = [
  'APPROVAL_ASKED',
  'APPROVAL_REMINDED',
  'APPROVAL_ESCALATED',
  'APPROVAL_REASSIGNED',
  'REQUEST_SENT_BACK',
  'QUESTION_ASKED',
  'QUESTION_ANSWERED',
  'TASK_ASSIGNED',
  'WORK_WAITS',
  'WORK_DUE',
  'TICKET_APPROVED',
  'TICKET_REJECTED',
  'TICKET_COMPLETED',
  'TICKET_CLOSED',
  'TICKET_CANCELLED',
  'SLA_WARNED',
  'SLA_BREACHED',
  'SLA_ESCALATED',
];

/** A scenario to read and to change: what is given, what happens step by step, and what is to be seen; played at once. */
@Component({
  selector: 'as-scenario-desk',
  imports: [AnswerForm, Field, Icon, ScenarioStep, Undo],
  templateUrl: './scenario-desk.html',
  styleUrl: './scenario-desk.css',
})
export class ScenarioDesk {
  readonly file = input.required<OpenFile>();
  readonly unreadable = output<string>();

  protected readonly texts = inject(Texts);
  protected readonly t = this.texts.t;
  protected readonly bench = inject(Workbench);
  protected readonly sheet = new YamlSheet(this.file);
  protected readonly story = computed(() => storyOf(this.sheet.value()));
  protected readonly parts = signal<Part[]>([]);
  private readonly model = signal<PackWords>({ groups: [], tasks: [], nodes: [], outcomes: [], names: [] });
  private readonly played = signal<{ text: string; trial: Trial } | null>(null);
  protected readonly requesters = requesters;
  protected readonly priorities = ['LOW', 'MEDIUM', 'HIGH', 'URGENT'];
  protected readonly offered = computed<Offered>(() => {
    const plain = (words: string[]) => words.map((value) => ({ value, label: value }));
    const { groups, tasks, nodes, outcomes } = this.model();
    return {
      who: [...persons.map((value) => ({ value, label: this.t('story.person.' + value) })), ...plain(groups)],
      tasks: plain(tasks),
      nodes: plain(nodes),
      outcomes: plain(outcomes),
      events: events.map((value) => ({ value, label: this.t('event.' + value) })),
      statuses: statuses.map((value) => ({ value, label: this.texts.ofCode('status', value) })),
      offers: offers.map((value) => ({ value, label: this.t('story.offer.' + value) })),
    };
  });
  /** What came of it, as long as nothing was changed since. */
  protected readonly result = computed(() => {
    const played = this.played();
    return played?.text === this.file().text() ? (played.trial.scenarios[0] ?? null) : null;
  });

  constructor() {
    effect(() => {
      const error = this.sheet.error();
      if (error) this.unreadable.emit(error);
      else if (!this.story()) this.unreadable.emit(this.t('story.unknownShape'));
    });
    void this.bench.form().then((form) => this.parts.set(partsOf(form ?? {})));
    void this.bench.textNow(`${this.bench.key()}.bpmn`).then((model) => this.model.set(wordsOfModel(model)));
    effect(() => {
      this.file();
      untracked(() => this.played.set(null));
    });
  }

  protected problemsAt(step: number): string[] {
    return problemsAt(this.result()?.problems ?? [], step);
  }

  /** What comes after a red step may not have been played. */
  protected stateOf(step: number): 'is-done' | 'is-bad' | '' {
    if (!this.result()) return '';
    if (this.problemsAt(step).length) return 'is-bad';
    const isKnown = Array.from({ length: step }, (_, before) => before).every((each) => !this.problemsAt(each).length);
    return isKnown ? 'is-done' : '';
  }

  protected setRequester(words: string): void {
    this.sheet.set(['given', 'requester'], words.trim() || undefined);
  }

  protected setAt(said: string): void {
    this.sheet.set(['given', 'at'], said ? `${said}:00Z` : undefined);
  }

  protected add(): void {
    const count = this.story()?.course.length ?? 0;
    this.sheet.insert(['course'], count, { when: 'manager approves' });
  }

  protected async play(): Promise<void> {
    const trial = await this.bench.playOne(this.file().name);
    if (trial) this.played.set({ text: this.file().text(), trial });
  }
}
