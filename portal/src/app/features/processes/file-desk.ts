import { Component, computed, effect, inject, input, output, signal, untracked } from '@angular/core';
import { save } from '../../core/save';
import { Dates } from '../../shared/locale/dates';
import { Texts } from '../../shared/locale/texts';
import { Banner } from '../../shared/ui/banner/banner';
import { DiagramEditor } from '../../shared/ui/diagram-view/diagram-editor';
import { DiagramView } from '../../shared/ui/diagram-view/diagram-view';
import type { ElementFacts } from '../../shared/ui/diagram-view/elements';
import { Icon } from '../../shared/ui/icon/icon';
import type { PackProblem } from './design-api';
import { ElementForm } from './element-form';
import type { OpenFile } from './open-file';
import { Workbench } from './workbench';

/** The files of a pack, one of them open: a model as its diagram, anything else as text; and what is wrong with them. */
@Component({
  selector: 'as-file-desk',
  imports: [Banner, DiagramEditor, DiagramView, ElementForm, Icon],
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
  protected readonly isModel = computed(() => !!this.open()?.endsWith('.bpmn'));
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
  protected readonly wrongFiles = computed(() => new Set(this.bench.problems().map(({ file }) => file)));

  constructor() {
    effect(() => {
      const name = this.toChange();
      if (!name) return;
      untracked(() => {
        this.element.set(null);
        this.unreadable.set(null);
        this.asText.set(false);
        void this.bench.open(name);
      });
    });
  }

  protected show({ file, element }: PackProblem): void {
    const [id = ''] = element.split(' ');
    this.chosen.set(null);
    this.named.emit(file);
    setTimeout(() => this.chosen.set(id));
  }

  /** Two spaces; Escape and then the tabulator leaves the text. */
  protected indent(event: Event, area: HTMLTextAreaElement, file: OpenFile): void {
    if (this.leaving) return;
    event.preventDefault();
    area.setRangeText('  ', area.selectionStart, area.selectionEnd, 'end');
    file.edit(area.value);
  }

  protected keepCopy(file: OpenFile): void {
    save(new Blob([file.text()], { type: 'text/plain' }), file.name.replace(/^.*\//, 'mine-'));
    file.takeTheirs();
  }
}
