import { Component, inject, input } from '@angular/core';
import { Texts } from '../../shared/locale/texts';
import type { Change } from './design-api';
import { saidOf } from './said';

/** What is different inside of a file, element by element. */
@Component({
  selector: 'as-changed-elements',
  template: `
    <ul class="rows">
      @for (element of change().elements; track element.id) {
        <li class="row">
          <p>
            {{ t('design.kind.' + element.kind) }}:
            <b>{{ element.name || element.id || change().file }}</b>
            @if (element.id) {
              <code class="meta">{{ element.type }} {{ element.name ? element.id : '' }}</code>
            }
          </p>
          @if (element.kind !== 'REMOVED') {
            @for (property of element.properties; track property.path) {
              <p class="property">
                <span class="meta">{{ said(property.path) }}</span>
                @if (property.before; as before) {
                  <del>{{ before }}</del>
                }
                @if (property.after; as after) {
                  <ins>{{ after }}</ins>
                }
              </p>
            }
          }
        </li>
      } @empty {
        <li class="row muted">{{ t('design.onlyLayout') }}</li>
      }
    </ul>
  `,
  styles: `
    .row {
      grid-template-columns: minmax(0, 1fr);
    }
    b {
      font-weight: 500;
    }
    b + .meta {
      margin-left: 6px;
    }
    .property {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      padding-left: 16px;
      overflow-wrap: anywhere;
      white-space: pre-wrap;
      max-height: 240px;
      overflow: auto;
    }
    del {
      color: var(--status-bad-fg);
    }
    ins {
      color: var(--status-done-fg);
      text-decoration: none;
    }
  `,
})
export class ChangedElements {
  readonly change = input.required<Change>();

  protected readonly t = inject(Texts).t;

  protected said(path: string): string {
    return saidOf(this.change().file, path, this.t);
  }
}
