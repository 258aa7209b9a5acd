import { Component, computed, inject, output } from '@angular/core';
import { Texts } from '../../shared/locale/texts';
import { Modal } from '../../shared/ui/dialog/modal';
import { Icon } from '../../shared/ui/icon/icon';
import { Acts } from '../acts';
import { Preferences } from '../preferences';

/** All keys that work here and now, by group. */
@Component({
  selector: 'as-keys-sheet',
  imports: [Icon, Modal],
  template: `
    <dialog asModal [attr.aria-label]="t('keys.title')" (left)="closed.emit()">
      <header>
        <h2>{{ t('keys.title') }}</h2>
        <button
          class="button button-quiet button-icon"
          type="button"
          [attr.aria-label]="t('shell.close')"
          (click)="closed.emit()"
        >
          <as-icon name="x" />
        </button>
      </header>
      <div class="groups">
        @for (group of groups(); track group.name) {
          <section>
            <h3>{{ group.name }}</h3>
            <dl>
              @for (act of group.acts; track act.id) {
                <div>
                  <dt>{{ act.label }}</dt>
                  <dd>
                    @for (key of act.keys!.split(' '); track $index) {
                      <kbd>{{ key.replace('Ctrl+', t('keys.control') + ' ') }}</kbd>
                    }
                  </dd>
                </div>
              }
            </dl>
          </section>
        }
      </div>
      <label class="choice">
        <input
          class="check"
          type="checkbox"
          [checked]="preferences.singleKeys()"
          (change)="preferences.change({ singleKeys: !preferences.singleKeys() })"
        />
        {{ t('keys.single') }}
      </label>
    </dialog>
  `,
  styles: `
    dialog {
      width: min(640px, calc(100vw - 32px));
    }
    header {
      display: flex;
      align-items: center;
      justify-content: space-between;
      padding: 16px 16px 0 24px;
    }
    h2 {
      font: var(--type-title);
      letter-spacing: -0.012em;
    }
    h3 {
      margin-bottom: 4px;
      font: var(--type-meta-strong);
      color: var(--text-muted);
    }
    .groups {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(240px, 100%), 1fr));
      gap: 24px 32px;
      padding: 16px 24px 24px;
    }
    dl div {
      display: flex;
      align-items: center;
      justify-content: space-between;
      gap: 16px;
      min-height: 32px;
    }
    dl div + div {
      border-top: 1px solid var(--line);
    }
    dd {
      display: flex;
      gap: 4px;
    }
    kbd {
      display: inline-grid;
      text-transform: capitalize;
    }
    .choice {
      padding: 8px 24px;
      border-top: 1px solid var(--line);
    }
  `,
})
export class KeysSheet {
  readonly closed = output();
  protected readonly t = inject(Texts).t;
  protected readonly preferences = inject(Preferences);
  private readonly acts = inject(Acts);
  protected readonly groups = computed(() => {
    const acts = this.acts.all().filter((act) => act.keys);
    return [...new Set(acts.map((act) => act.group))].map((name) => ({
      name,
      acts: acts.filter((act) => act.group === name),
    }));
  });
}
