import { Component, computed, effect, inject, input, output, signal, untracked, viewChild } from '@angular/core';
import { save } from '../../core/save';
import { Dates } from '../../shared/locale/dates';
import { Texts } from '../../shared/locale/texts';
import { Banner } from '../../shared/ui/banner/banner';
import { DiagramEditor } from '../../shared/ui/diagram-view/diagram-editor';
import { DiagramView } from '../../shared/ui/diagram-view/diagram-view';
import type { ElementFacts } from '../../shared/ui/diagram-view/elements';
import type { Hint } from '../../shared/ui/diagram-view/lint';
import type { Repair } from '../../shared/ui/diagram-view/repairs';
import { formOf, partAt, partsOf } from '../../shared/ui/form-view/schema';
import { Icon } from '../../shared/ui/icon/icon';
import { TableEditor } from '../../shared/ui/table-view/table-editor';
import type { PackProblem } from './design-api';
import { BlockMenu } from './block-menu';
import { DifferenceDialog } from './difference-dialog';
import { ElementForm } from './element-form';
import { FormDesk } from './form-desk';
import { FormPreview } from './form-preview';
import { LetterDesk } from './letter-desk';
import { NewLetterDialog } from './new-letter-dialog';
import type { OpenFile } from './open-file';
import { RepairOffer } from './repair-offer';
import { PackEntry } from './pack-entry';
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
  { name: /\.texts\.[a-z]{2,3}\.yaml$/, as: 'wording' },
];

/** The files of a pack, one of them open: as it is drawn, or as text; and what is wrong with them. */
@Component({
  selector: 'as-file-desk',
  imports: [
    Banner,
    BlockMenu,
    DiagramEditor,
    DiagramView,
    DifferenceDialog,
    ElementForm,
    FormDesk,
    FormPreview,
    Icon,
    LetterDesk,
    NewLetterDialog,
    RepairOffer,
    PackEntry,
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
  /** Whether there is only room to read. */
  readonly readOnly = input(false);
  readonly named = output<string>();

  protected readonly t = inject(Texts).t;
  protected readonly dates = inject(Dates);
  protected readonly bench = inject(Workbench);
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
  /** Whether it is asked what else the pack is to say. */
  protected readonly adding = signal(false);
  /** Whether the next tabulator leaves the text instead of indenting it. */
  protected leaving = false;
  protected readonly element = signal<ElementFacts | null>(null);
  protected readonly elements = signal<{ id: string; name: string }[]>([]);
  protected readonly chosen = signal<string | null>(null);
  protected readonly unreadable = signal<string | null>(null);
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
  protected readonly flags = computed(() => {
    const wrong = this.bench.problems().filter(({ file }) => file === this.open());
    return [
      ...this.hints().map(({ id }) => ({ id, isBad: false })),
      ...wrong.map(({ element }) => ({ id: element.split(' ')[0] ?? '', isBad: true })),
    ];
  });
  private readonly diagram = viewChild(DiagramEditor);
  /** What mends problems of the diagram that is open, and has not been done since they were found. */
  protected readonly repairs = computed<Set<Repair>>(() => {
    const isAsFound = this.diagram() && this.file()?.isSaved();
    const problems = isAsFound ? this.bench.problems().filter(({ file }) => file === this.open()) : [];
    return new Set(problems.flatMap(({ repair }) => repair ?? []));
  });
  protected readonly wrongFiles = computed(() => new Set(this.bench.problems().map(({ file }) => file)));

  constructor() {
    effect(() => {
      const name = this.toChange();
      if (!name) return;
      untracked(() => {
        this.element.set(null);
        this.found.set([]);
        this.asText.set(false);
        void this.bench.open(name);
      });
    });
    effect(() => {
      this.file()?.begun();
      untracked(() => this.unreadable.set(null));
    });
  }

  protected show({ file, element }: PackProblem): void {
    const [id = ''] = element.split(' ');
    this.named.emit(file);
    this.point(id);
  }

  protected mend(repairs: Iterable<Repair>): void {
    this.diagram()?.repair([...repairs]);
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

  protected nameOf({ id }: Hint): string {
    return this.elements().find((element) => element.id === id)?.name ?? id;
  }

  protected point(id: string): void {
    this.chosen.set(null);
    setTimeout(() => this.chosen.set(id));
  }

  /** A component of the form that is open is told by its label. */
  protected placeOf({ file, element }: PackProblem): string {
    const form = file === this.file()?.name && element.startsWith('/') ? formOf(this.file()?.text() ?? '') : null;
    const id = form && partAt(form, element);
    return (id && partsOf(form).find((part) => part.id === id)?.label) || element;
  }

  protected keepCopy(file: OpenFile): void {
    save(new Blob([file.text()], { type: 'text/plain' }), file.name.replace(/^.*\//, 'mine-'));
    file.takeTheirs();
  }
}
