import { render, screen } from '@testing-library/angular';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { Menu } from './menu';

const entries = [
  { name: 'watch', label: 'Watch', icon: 'eye' },
  { name: 'cancel', label: 'Cancel the request', icon: 'x' },
];

const open = async () => {
  const chosen: string[] = [];
  await render(Menu, { inputs: { label: 'More', entries }, on: { chosen: (name) => chosen.push(name) } });
  await userEvent.click(screen.getByRole('button', { name: 'More' }));
  await screen.findByRole('menuitem', { name: 'Watch' });
  return chosen;
};

describe('Menu', () => {
  it('closes by Escape and gives the focus back', async () => {
    await open();
    await userEvent.keyboard('{Escape}');
    expect(screen.queryByRole('menu')).toBeNull();
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'More' }));
  });

  it('closes by a press beside it', async () => {
    await open();
    await userEvent.click(document.body);
    expect(screen.queryByRole('menu')).toBeNull();
  });

  it('is walked through by arrow keys, and closes with the choice', async () => {
    const chosen = await open();
    await expect.poll(() => document.activeElement?.textContent?.trim()).toBe('Watch');
    await userEvent.keyboard('{ArrowDown}{Enter}');
    expect(chosen).toEqual(['cancel']);
    expect(screen.queryByRole('menu')).toBeNull();
  });
});
