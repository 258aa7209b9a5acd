import { Component, computed, inject, input, output } from '@angular/core';
import { Texts } from '../../shared/locale/texts';
import type { Part } from '../../shared/ui/form-view/schema';
import { Icon } from '../../shared/ui/icon/icon';
import { AnswerForm } from './answer-form';
import { type Act, actOf, listOf, type Sight, sentenceOf, sights, type Step, units, verbs, wordsOf } from './story';
import { type Word, WordList } from './word-list';
import type { Path } from './yaml-sheet';

export interface StepChange {
  /** Inside of the step. */
  path: Path;
  value: unknown;
}

/** What the pack offers to choose from. */
export interface Offered {
  who: Word[];
  /** Names of what waits in the inbox. */
  tasks: Word[];
  /** Names of what is drawn. */
  nodes: Word[];
  outcomes: Word[];
  events: Word[];
  statuses: Word[];
  offers: Word[];
}

const nothing: Partial<Record<Sight, unknown>> = {
  status: 'IN_REVIEW',
  asked: 'nobody',
  waiting: 'nothing',
  offered: 'nothing',
  path: [],
  told: { requester: 'nothing' },
  parts: {},
  refused: 'FORBIDDEN',
};
const takesAnObject = ['answers', 'completes', 'delegates'];

/** One step of a scenario: what happens, and what is to be seen then. */
@Component({
  selector: 'as-scenario-step',
  imports: [AnswerForm, Icon, WordList],
  templateUrl: './scenario-step.html',
  styleUrl: './scenario-step.css',
})
export class ScenarioStep {
  readonly step = input.required<Step>();
  /** From 1. */
  readonly number = input.required<number>();
  readonly offered = input.required<Offered>();
  /** Of the form that the pack asks for. */
  readonly parts = input.required<Part[]>();
  readonly changed = output<StepChange>();

  protected readonly texts = inject(Texts);
  protected readonly t = this.texts.t;
  protected readonly verbs = verbs;
  protected readonly units = units;
  protected readonly wordsOf = wordsOf;
  protected readonly act = computed(() => actOf(this.step().when));
  protected readonly takesAnObject = computed(() => {
    const act = this.act();
    return act.kind === 'deed' && (takesAnObject.includes(act.verb) || !!act.object);
  });
  protected readonly seen = computed(() => sights.filter((sight) => sight in this.step().then));
  protected readonly unseen = computed(() => sights.filter((sight) => !(sight in this.step().then)));
  protected readonly told = computed(() => Object.entries((this.step().then.told ?? {}) as Record<string, unknown>));
  protected readonly started = computed(() =>
    Object.entries((this.step().then.parts ?? {}) as Record<string, unknown>),
  );

  protected readonly hasAnswers = computed(() => Object.keys(this.step().answering).length > 0);

  protected idOf(what: string): string {
    return `step-${this.number()}-${what}`;
  }

  /** Begins with what is likely. */
  protected choose(kind: string): void {
    if (kind === 'deed') this.say({ kind, who: 'manager', verb: 'approves', object: '' });
    else this.say(kind === 'pass' ? { kind, number: 1, unit: 'day' } : { kind: 'look' });
  }

  protected say(act: Act): void {
    if (act.kind === 'deed' && !act.who.trim()) return;
    if (act.kind === 'pass' && !(act.number >= 0 && act.number <= 9999)) return;
    this.changed.emit({ path: ['when'], value: sentenceOf(act) });
  }

  protected see(sight: Sight, value: unknown): void {
    this.changed.emit({ path: ['then', sight], value });
  }

  protected begin(sight: string): void {
    if (sight) this.see(sight as Sight, nothing[sight as Sight]);
  }

  /** What is said of nobody and nothing goes once there is somebody or something. */
  protected setWords(sight: Sight, words: string[]): void {
    const left = words.length > 1 ? words.filter((word) => word !== 'nobody' && word !== 'nothing') : words;
    this.see(sight, sight === 'path' ? (left.length ? left : []) : (listOf(left) ?? nothing[sight]));
  }

  protected offeredFor(sight: Sight): Word[] {
    const { who, tasks, nodes, offers } = this.offered();
    const lists: Partial<Record<Sight, Word[]>> = { asked: who, waiting: tasks, path: nodes, offered: offers };
    return lists[sight] ?? [];
  }

  protected tell(who: string, words: string[]): void {
    const events = words.length > 1 ? words.filter((word) => word !== 'nothing') : words;
    this.changed.emit({ path: ['then', 'told', who], value: listOf(events) });
  }

  protected start(type: string, status: string | undefined): void {
    if (type.trim()) this.changed.emit({ path: ['then', 'parts', type.trim()], value: status });
  }
}
