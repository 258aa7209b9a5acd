import { Component, computed, inject, input, output } from '@angular/core';
import { Texts } from '../../shared/locale/texts';
import { type Block, blocksAfter } from '../../shared/ui/diagram-view/blocks';
import type { ElementFacts } from '../../shared/ui/diagram-view/elements';
import { Icon } from '../../shared/ui/icon/icon';

/** The blocks that may come after the element that is selected, or into the flow. */
@Component({
  selector: 'as-block-menu',
  imports: [Icon],
  template: `
    @if (blocks().length) {
      <details #box>
        <summary class="button button-s">
          <as-icon name="plus" [small]="true" />{{
            t(element().type === 'SequenceFlow' ? 'design.addInto' : 'design.addAfter')
          }}
        </summary>
        <ul>
          @for (block of blocks(); track block.key) {
            <li>
              <button type="button" (click)="box.open = false; chosen.emit(block)">
                <as-icon [name]="block.icon" [small]="true" />
                <b>{{ t('design.block.' + block.key) }}</b>
                <span>{{ t('design.blockAbout.' + block.key) }}</span>
              </button>
            </li>
          }
        </ul>
      </details>
    } @else {
      <p class="muted">{{ t('design.addNowhere') }}</p>
    }
  `,
  styles: `
    summary {
      width: fit-content;
      list-style: none;
    }
    ul {
      display: grid;
      margin: 8px 0 0;
      padding: 0;
      list-style: none;
    }
    li button {
      display: grid;
      grid-template-columns: 16px minmax(0, 1fr);
      gap: 0 8px;
      width: 100%;
      padding: 8px;
      border: 0;
      border-radius: var(--radius-control);
      background: none;
      text-align: left;
      cursor: pointer;
    }
    li button:hover {
      background: var(--surface-hover);
    }
    b {
      font-weight: 500;
    }
    span {
      grid-column: 2;
      color: var(--text-muted);
      font-size: 12px;
    }
    p {
      margin: 0;
    }
  `,
})
export class BlockMenu {
  readonly element = input.required<ElementFacts>();
  readonly chosen = output<Block>();

  protected readonly t = inject(Texts).t;
  protected readonly blocks = computed(() => blocksAfter(this.element()));
}
