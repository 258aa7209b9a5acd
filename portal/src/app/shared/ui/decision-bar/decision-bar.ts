import {
  Component,
  computed,
  effect,
  ElementRef,
  inject,
  input,
  linkedSignal,
  output,
  untracked,
  viewChild,
} from '@angular/core';
import { Texts } from '../../locale/texts';
import type { ApprovalAction } from '../../model/model';
import { Icon } from '../icon/icon';
import { Menu, type MenuEntry } from '../menu/menu';

export interface Decided {
  action: ApprovalAction;
  comments: string;
}

const further = [
  { name: 'send_back', label: 'decide.sendBack', icon: 'undo' },
  { name: 'delegate', label: 'decide.delegate', icon: 'forward' },
  { name: 'escalate', label: 'decide.escalate', icon: 'escalate' },
] as const satisfies (MenuEntry & { name: ApprovalAction })[];

const labels: Record<ApprovalAction, string> = {
  approve: 'decide.approve',
  reject: 'decide.reject',
  request_info: 'decide.ask',
  review: 'decide.review',
  send_back: 'decide.sendBack',
  delegate: 'decide.delegate',
  escalate: 'decide.escalate',
};

/** What the requester has to be told. */
const wordy: ApprovalAction[] = ['reject', 'request_info', 'send_back', 'review'];

/** Comment, approve, reject, ask, delegate; sticks to the foot of the request. What needs words takes the cursor there first. */
@Component({
  selector: 'as-decision-bar',
  imports: [Icon, Menu],
  templateUrl: './decision-bar.html',
  styleUrl: './decision-bar.css',
  host: { class: 'owns-foot', '(document:keydown.escape)': 'waiting.set(null)' },
})
export class DecisionBar {
  /** Changes with the request that is decided: the words typed for one never go to another. */
  readonly of = input.required<string>();
  readonly actions = input.required<ApprovalAction[]>();
  readonly busy = input(false);
  /** What was typed for it before and not sent. */
  readonly kept = input('');
  readonly typed = output<string>();
  readonly decided = output<Decided>();

  protected readonly t = inject(Texts).t;
  protected readonly labels = labels;
  protected readonly comments = linkedSignal({
    source: () => ({ of: this.of(), kept: this.kept() }),
    computation: ({ kept }) => kept,
  });
  protected readonly wanting = linkedSignal<string, ApprovalAction | null>({
    source: this.of,
    computation: () => null,
  });
  /** What a key began before the request was read; done as soon as it is. */
  protected readonly waiting = linkedSignal<string, ApprovalAction | null>({
    source: this.of,
    computation: () => null,
  });
  /** It was to be sent without the words that it needs. */
  protected readonly wordless = linkedSignal({
    source: () => [this.wanting(), this.comments()],
    computation: () => false,
  });
  /** What Enter does. */
  protected readonly loud = computed(() => this.wanting() ?? (this.has('review') ? 'review' : 'approve'));
  private readonly words = viewChild.required<ElementRef<HTMLTextAreaElement>>('words');

  /** What has no room beside the two main acts on a phone. */
  protected readonly others = computed(() =>
    further.filter(({ name }) => this.has(name)).map((act): MenuEntry => ({ ...act, label: this.t(act.label) })),
  );
  protected readonly placeholder = computed(() => {
    if (this.wanting() === 'reject') return this.t('decide.whyReject');
    if (this.wanting() === 'request_info') return this.t('decide.whatAsk');
    if (this.wanting() === 'send_back') return this.t('decide.whatChange');
    return this.t(this.has('review') ? 'decide.opinion' : 'decide.comment');
  });

  constructor() {
    effect(() => {
      const action = this.waiting();
      if (action && !this.busy()) untracked(() => this.begin(action));
    });
  }

  /** Decides at once, or asks for the words that the decision needs. */
  decide(action: ApprovalAction): void {
    if (this.busy() || !this.actions().includes(action)) return;
    const comments = this.comments().trim();
    if (wordy.includes(action) && !comments) {
      if (this.wanting() === action) this.wordless.set(true);
      this.want(action);
      return;
    }
    this.decided.emit({ action, comments });
    this.wanting.set(null);
    this.words().nativeElement.blur();
  }

  /** The same by a key: what needs words shows them first, also those that were typed before and are seen by nobody. */
  begin(action: ApprovalAction): void {
    const isWaiting = this.busy() && this.has(action);
    this.waiting.set(isWaiting ? action : null);
    if (isWaiting) return;
    if (wordy.includes(action) && this.has(action)) this.want(action);
    else this.decide(action);
  }

  private want(action: ApprovalAction): void {
    this.wanting.set(action);
    this.words().nativeElement.focus();
  }

  protected type(words: string): void {
    this.comments.set(words);
    this.typed.emit(words);
  }

  protected decideNamed(name: string): void {
    const act = further.find((candidate) => candidate.name === name);
    if (act) this.decide(act.name);
  }

  protected has(action: ApprovalAction): boolean {
    return this.actions().includes(action);
  }

  protected press(event: KeyboardEvent): void {
    const words = this.words().nativeElement;
    if (event.key === 'Escape') {
      this.wanting.set(null);
      words.blur();
    } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey || (this.wanting() && !event.shiftKey))) {
      event.preventDefault();
      this.decide(this.loud());
    }
  }
}
