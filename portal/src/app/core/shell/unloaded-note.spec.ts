import { render, screen } from '@testing-library/angular';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { provideTexts } from '../../../testing/texts';
import { Unloaded } from '../unloaded';
import { UnloadedNote } from './unloaded-note';

describe('a part that could not be loaded', () => {
  afterEach(() => vi.unstubAllGlobals());

  it('is known by what browsers say of it', () => {
    expect(Unloaded.is(new TypeError('Failed to fetch dynamically imported module: http://x/chunk-A.js'))).toBe(true);
    expect(Unloaded.is(new TypeError('error loading dynamically imported module: http://x/chunk-A.js'))).toBe(true);
    expect(Unloaded.is(new TypeError('Importing a module script failed.'))).toBe(true);
    expect(Unloaded.is(new Error('NG0950: Input is required'))).toBe(false);
  });

  it('is told in a sentence, and the page stays while the server is away', async () => {
    const answer = vi.fn().mockRejectedValue(new TypeError('offline'));
    vi.stubGlobal('fetch', answer);
    await render(UnloadedNote, { providers: [provideTexts()] });
    expect(screen.getByRole('alert').textContent).toContain('A new release may be there.');
    await userEvent.click(screen.getByRole('button', { name: 'Load again' }));
    expect(answer).toHaveBeenCalledOnce();
    expect(await screen.findByText(/The server cannot be reached. Stay here/)).toBeTruthy();
  });
});
