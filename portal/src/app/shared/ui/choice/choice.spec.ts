import { render, screen } from '@testing-library/angular';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { Choice } from './choice';

describe('Choice', () => {
  it('is one stop of the keyboard', async () => {
    const chosen = vi.fn();
    await render(Choice<string>, {
      inputs: {
        label: 'Theme',
        name: 'theme',
        value: 'light',
        options: [
          { value: 'light', label: 'Light' },
          { value: 'dark', label: 'Dark' },
        ],
      },
      on: { chosen },
    });
    await userEvent.tab();
    expect(document.activeElement).toBe(screen.getByRole('radio', { name: 'Light' }));
    await userEvent.keyboard('{ArrowRight}');
    expect(chosen).toHaveBeenCalledWith('dark');
    expect(document.activeElement).toBe(screen.getByRole('radio', { name: 'Dark' }));
  });
});
