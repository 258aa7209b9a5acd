import { afterRenderEffect, Component, ElementRef, inject, input, model } from '@angular/core';

export interface Tab {
  id: string;
  label: string;
  count?: number | null;
}

/** A tablist; the panel beside it carries `role="tabpanel"` and the id `panel-<tab>`. */
@Component({
  selector: 'as-tabs',
  styleUrl: './tabs.css',
  template: `
    <div class="tabs" role="tablist" [attr.aria-label]="label()">
      @for (tab of tabs(); track tab.id) {
        <button
          class="tab"
          type="button"
          role="tab"
          [id]="'tab-' + tab.id"
          [attr.aria-selected]="tab.id === chosen()"
          [attr.aria-controls]="tab.id === chosen() ? 'panel-' + tab.id : null"
          [tabindex]="tab.id === chosen() ? 0 : -1"
          (click)="chosen.set(tab.id)"
          (keydown)="move($event)"
        >
          {{ tab.label }}
          @if (tab.count) {
            <span class="n">{{ tab.count }}</span>
          }
        </button>
      }
    </div>
  `,
})
export class Tabs {
  readonly tabs = input.required<Tab[]>();
  readonly label = input.required<string>();
  readonly chosen = model.required<string>();
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;

  constructor() {
    afterRenderEffect(() => {
      this.tabs();
      const tab = this.host.querySelector<HTMLElement>(`#tab-${this.chosen()}`);
      const list = tab?.parentElement;
      if (list) list.scrollLeft = tab.offsetLeft - (list.clientWidth - tab.offsetWidth) / 2;
    });
  }

  protected move(event: KeyboardEvent): void {
    const ids = this.tabs().map((tab) => tab.id);
    const at = ids.indexOf(this.chosen());
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: ids.length - 1 }[event.key];
    const next = to === undefined ? undefined : ids[(to + ids.length) % ids.length];
    if (!next) return;
    event.preventDefault();
    this.chosen.set(next);
    this.host.querySelector<HTMLElement>(`#tab-${next}`)?.focus();
  }
}
