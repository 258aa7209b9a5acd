import { Component, computed, inject, signal } from '@angular/core';
import { render } from '@testing-library/angular';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { provideTexts } from '../../testing/texts';
import { Acts } from './acts';
import { Preferences } from './preferences';

const approve = vi.fn();
const goInbox = vi.fn();
const ask = vi.fn();
const palette = vi.fn();

@Component({ selector: 'as-probe', template: `<input aria-label="words" />` })
class Probe {
  constructor() {
    const act = { group: 'g', label: 'l' };
    inject(Acts).offer(
      computed(() => [
        { ...act, id: 'a', keys: 'a', run: approve },
        { ...act, id: 'gi', keys: 'g i', run: goInbox },
        { ...act, id: 'i', keys: 'i', run: ask },
        { ...act, id: 'k', keys: 'Ctrl+K', run: palette },
      ]),
    );
  }
}

describe('Acts', () => {
  const singleKeys = signal(true);

  beforeEach(async () => {
    vi.clearAllMocks();
    singleKeys.set(true);
    await render(Probe, { providers: [provideTexts(), { provide: Preferences, useValue: { singleKeys } }] });
  });

  it('runs an act by its key', async () => {
    await userEvent.keyboard('a');
    expect(approve).toHaveBeenCalledOnce();
  });

  it('knows two keys one after the other from the second alone', async () => {
    await userEvent.keyboard('gi');
    expect(goInbox).toHaveBeenCalledOnce();
    expect(ask).not.toHaveBeenCalled();
  });

  it('leaves letters to whoever types', async () => {
    document.querySelector('input')?.focus();
    await userEvent.keyboard('a');
    expect(approve).not.toHaveBeenCalled();
    await userEvent.keyboard('{Control>}k{/Control}');
    expect(palette).toHaveBeenCalledOnce();
  });

  it('does nothing on single letters when they are switched off', async () => {
    singleKeys.set(false);
    await userEvent.keyboard('a');
    expect(approve).not.toHaveBeenCalled();
  });
});
