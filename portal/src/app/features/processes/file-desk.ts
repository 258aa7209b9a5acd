import {
  Component,
  computed,
  effect,
  ElementRef,
  inject,
  input,
  output,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { Problem } from '../../core/api/problem';
import { save } from '../../core/save';
import { Toasts } from '../../core/toasts';
import { Dates } from '../../shared/locale/dates';
import { Texts } from '../../shared/locale/texts';
import { Banner } from '../../shared/ui/banner/banner';
import { DiagramEditor } from '../../shared/ui/diagram-view/diagram-editor';
import { DiagramView } from '../../shared/ui/diagram-view/diagram-view';
import { draw, isUndrawn, type Obstacle } from '../../shared/ui/diagram-view/drawing';
import type { ElementFacts } from '../../shared/ui/diagram-view/elements';
import type { Hint } from '../../shared/ui/diagram-view/lint';
import type { Repair } from '../../shared/ui/diagram-view/repairs';
import { Dialog } from '../../shared/ui/dialog/dialog';
import { Icon } from '../../shared/ui/icon/icon';
import { Menu } from '../../shared/ui/menu/menu';
import { TableEditor } from '../../shared/ui/table-view/table-editor';
import { BlockMenu } from './block-menu';
import { CommentList, type Place } from './comment-list';
import { DifferenceDialog } from './difference-dialog';
import { DraftComments } from './draft-comments';
import { ElementForm } from './element-form';
import { elementOffer } from './element-offer';
import { FormDesk } from './form-desk';
import { FormPreview } from './form-preview';
import { LetterDesk } from './letter-desk';
import { NewFileDialog } from './new-file-dialog';
import { NewLetterDialog } from './new-letter-dialog';
import type { OpenFile } from './open-file';
import { PackEntry } from './pack-entry';
import { ProblemList } from './problem-list';
import { RenameFileDialog } from './rename-file-dialog';
import { ScenarioDesk } from './scenario-desk';
import { WordingDesk } from './wording-desk';
import { Workbench } from './workbench';

const drawnAs = [
  { name: /\.bpmn$/, as: 'diagram' },
  { name: /\.dmn$/, as: 'table' },
  { name: /\.form$/, as: 'form' },
];
/** Where they can be changed; to be read, their text says it best. */
const filledIn = [
  { name: /^scenarios\/.+\.yaml$/, as: 'scenario' },
  { name: /^pack\.yaml$/, as: 'described' },
  { name: /^templates\/.+\.md$/, as: 'letter' },
  { name: /\.(texts|labels)\.[a-z]{2,3}\.yaml$/, as: 'wording' },
];

type FileAct = 'rename' | 'remove' | 'replace' | 'save';

/** A diagram as such. */
const isWhole = /^(Process|Collaboration)$/;

/** The files of a pack, one of them open: as it is drawn, or as text; and what is wrong with them. */
@Component({
  selector: 'as-file-desk',
  imports: [
    Banner,
    BlockMenu,
    CommentList,
    DiagramEditor,
    DiagramView,
    Dialog,
    DifferenceDialog,
    ElementForm,
    FormDesk,
    FormPreview,
    Icon,
    LetterDesk,
    Menu,
    NewFileDialog,
    NewLetterDialog,
    PackEntry,
    ProblemList,
    RenameFileDialog,
    ScenarioDesk,
    TableEditor,
    WordingDesk,
  ],
  templateUrl: './file-desk.html',
  styleUrl: './file-desk.css',
})
export class FileDesk {
  /** The name of the file that is open. */
  readonly name = input<string>();
  /** What is to be looked at in it. */
  readonly element = input<string>();
  /** Whether there is only room to read. */
  readonly readOnly = input(false);
  readonly named = output<string>();

  protected readonly t = inject(Texts).t;
  protected readonly dates = inject(Dates);
  protected readonly bench = inject(Workbench);
  private readonly comments = inject(DraftComments);
  private readonly toasts = inject(Toasts);
  protected readonly open = computed(() => {
    const files = this.bench.files();
    const wanted = this.name();
    return wanted !== undefined && files.includes(wanted) ? wanted : files[0];
  });
  /** What it is drawn as; null for what is text only. */
  protected readonly drawnAs = computed(() => {
    const kinds = this.bench.draft() && !this.readOnly() ? [...drawnAs, ...filledIn] : drawnAs;
    return kinds.find(({ name }) => name.test(this.open() ?? ''))?.as ?? null;
  });
  protected readonly isModel = computed(() => this.drawnAs() === 'diagram');
  protected readonly isText = computed(() => !this.drawnAs() || this.asText());
  /** Where it can be changed. */
  protected readonly file = computed(() => {
    const file = this.bench.file();
    return file && file.name === this.open() ? file : null;
  });
  private readonly toChange = computed(() => (this.bench.draft() ? this.open() : null));
  /** What it says, where it is only read. */
  protected readonly text = computed(() =>
    this.bench.draft() ? this.file()?.text() : this.bench.textOf(this.open() ?? ''),
  );
  protected readonly asText = signal(false);
  /** Whether what is theirs and what is mine are held against each other. */
  protected readonly comparing = signal(false);
  /** The folder says nothing that their names do not. */
  protected readonly letters = 'templates/';
  /** What is asked of the files: which one is new, and what becomes of the one that is open. */
  protected readonly asked = signal<'rename' | 'remove' | 'file' | 'letter' | null>(null);
  /** The description has its place; scenarios and words for mails are taken away where they are written. */
  protected readonly isMovable = computed(() => !/^pack\.yaml$|\//.test(this.open() ?? ''));
  protected readonly acts = computed(() => [
    { name: 'replace', label: this.t('file.replace'), icon: 'upload' },
    { name: 'save', label: this.t('file.save'), icon: 'download' },
    { name: 'rename', label: this.t('file.rename'), icon: 'edit' },
    { name: 'remove', label: this.t('file.remove'), icon: 'trash' },
  ]);
  /** Whether the next tabulator leaves the text instead of indenting it. */
  protected leaving = false;
  protected readonly selected = signal<ElementFacts | null>(null);
  protected readonly elements = signal<{ id: string; name: string }[]>([]);
  protected readonly names = computed(() => new Map(this.elements().map(({ id, name }) => [id, name])));
  protected readonly offer = elementOffer();
  protected readonly chosen = signal<string | null>(null);
  protected readonly unreadable = signal<string | null>(null);
  /** Whether it is a model that says something and shows nothing. */
  protected readonly isUndrawn = computed(() => this.isModel() && isUndrawn(this.file()?.begun() ?? this.text() ?? ''));
  protected readonly drawing = signal(false);
  /** Why it could not be drawn. */
  protected readonly obstacle = signal<Obstacle | null>(null);
  protected readonly missed = computed(() => {
    const trial = this.bench.trial();
    if (!trial || this.bench.isTrialOld()) return null;
    const coverage = trial.coverage.find(({ process }) => `${process}.bpmn` === this.open());
    return coverage ? [...coverage.missed_nodes, ...coverage.missed_flows] : null;
  });
  protected readonly found = signal<Hint[]>([]);
  /** What could be drawn better in the model that is open; of elements with a problem the server alone speaks. */
  protected readonly hints = computed(() => {
    const file = this.file()?.name;
    const wrong = this.bench.problems().filter((problem) => problem.file === file);
    const told = new Set(wrong.map(({ element }) => element.split(' ')[0]));
    return this.found().filter(({ id }) => !told.has(id));
  });
  /** What is to be seen of it in the diagram. */
  protected readonly flags = computed(
    () => {
      const wrong = this.bench.problems().filter(({ file }) => file === this.open());
      return [
        ...this.hints().map(({ id }) => ({ id, isBad: false })),
        ...wrong.map(({ element }) => ({ id: element.split(' ')[0] ?? '', isBad: true })),
      ];
    },
    { equal: (one, other) => JSON.stringify(one) === JSON.stringify(other) },
  );
  /** How many comments are open, by elements. */
  protected readonly counts = computed(() => this.comments.countsOf(this.open() ?? ''));
  /** What can be said something of: the element that is selected, or the file. */
  protected readonly place = computed<Place>(() => {
    const one = this.isText() ? null : this.selected();
    const file = this.open() ?? '';
    return one && !isWhole.test(one.type)
      ? { file, element: one.id, name: one.name || one.id }
      : { file, element: '', name: file };
  });
  protected readonly talk = viewChild(CommentList);
  private readonly upload = viewChild<ElementRef<HTMLInputElement>>('upload');
  /** Whose place the file takes that is asked for. */
  private into: OpenFile | null = null;
  private readonly heading = viewChild.required<ElementRef<HTMLElement>>('heading');
  private readonly diagram = viewChild(DiagramEditor);
  private readonly table = viewChild<TableEditor>('tables');
  /** What mends problems of the diagram or the tables that are open, and has not been done since they were found. */
  protected readonly repairs = computed<Set<Repair>>(() => {
    const isAsFound = (this.diagram() || this.table()) && this.file()?.isSaved();
    const problems = isAsFound ? this.bench.problems().filter(({ file }) => file === this.open()) : [];
    return new Set(problems.flatMap(({ repair }) => repair ?? []));
  });
  protected readonly wrongFiles = computed(() => new Set(this.bench.problems().map(({ file }) => file)));

  constructor() {
    effect(() => {
      const name = this.toChange();
      if (!name) return;
      untracked(() => {
        this.selected.set(null);
        this.found.set([]);
        this.asText.set(false);
        void this.bench.open(name);
      });
    });
    effect(() => {
      const id = this.element();
      if (id) untracked(() => this.point(id));
    });
    effect(() => {
      this.file()?.begun();
      untracked(() => {
        this.unreadable.set(null);
        this.obstacle.set(null);
        this.selected.set(null);
      });
    });
  }

  protected show({ file, element }: { file: string; element: string }): void {
    const [id = ''] = element.split(' ');
    this.named.emit(file);
    this.point(id);
  }

  protected mend(repairs: Iterable<Repair>): void {
    this.diagram()?.repair([...repairs]);
    void this.table()?.repair([...repairs]);
  }

  protected view(asText: boolean): void {
    if (asText === this.asText()) return;
    this.file()?.beginAnew();
    this.unreadable.set(null);
    this.asText.set(asText);
  }

  /** Two spaces; Escape and then the tabulator leaves the text. */
  protected indent(event: Event, area: HTMLTextAreaElement, file: OpenFile): void {
    if (this.leaving) return;
    event.preventDefault();
    area.setRangeText('  ', area.selectionStart, area.selectionEnd, 'end');
    file.edit(area.value);
  }

  protected point(id: string): void {
    this.chosen.set(null);
    setTimeout(() => this.chosen.set(id));
  }

  /** Gives a model a drawing, which can be taken back. */
  protected async draw(file: OpenFile): Promise<void> {
    this.drawing.set(true);
    const drawn = await draw(file.text());
    this.drawing.set(false);
    if (typeof drawn === 'string') {
      this.obstacle.set(drawn);
      return;
    }
    this.replace(file, drawn.xml, 'design.drawn');
  }

  /** Lets the file say something else, which can be taken back. */
  private replace(file: OpenFile, text: string, said: string): void {
    const before = file.text();
    this.become(file, text);
    this.toasts.offerUndo(this.t(said, { name: file.name }), () => this.become(file, before));
  }

  private become(file: OpenFile, text: string): void {
    file.edit(text);
    file.beginAnew();
  }

  protected choose(act: string): void {
    const chosen = act as FileAct;
    const file = this.file();
    if (chosen === 'replace') this.pick(file);
    else if (chosen === 'save') save(new Blob([file?.text() ?? ''], { type: 'text/plain' }), file?.name ?? '');
    else this.asked.set(chosen);
  }

  /** Asks for a file of the computer. @param into whose place it takes; without, it is one of its own name */
  protected pick(into: OpenFile | null): void {
    this.into = into;
    this.upload()?.nativeElement.click();
  }

  protected async take(input: HTMLInputElement): Promise<void> {
    const [chosen] = input.files ?? [];
    if (!chosen) return;
    const text = await chosen.text();
    input.value = '';
    try {
      if (!this.into && this.bench.files().includes(chosen.name)) {
        this.opened(chosen.name);
        await this.bench.open(chosen.name);
        this.into = this.bench.file();
      }
      if (this.into) this.replace(this.into, text, 'file.replaced');
      else this.opened(await this.bench.add(chosen.name, text));
    } catch (error) {
      this.toasts.sayProblem(Problem.of(error));
    }
  }

  /** The list of files may be longer than what is open. */
  protected opened(name: string): void {
    this.asked.set(null);
    this.named.emit(name);
    this.heading().nativeElement.scrollIntoView({ block: 'center' });
  }

  protected async remove(file: OpenFile): Promise<void> {
    this.asked.set(null);
    await this.bench.remove(file);
  }

  protected keepCopy(file: OpenFile): void {
    save(new Blob([file.text()], { type: 'text/plain' }), file.name.replace(/^.*\//, 'mine-'));
    file.takeTheirs();
  }
}
