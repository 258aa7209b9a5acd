import { render, screen } from '@testing-library/angular';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { provideTexts } from '../../../testing/texts';
import { ElementForm } from './element-form';

const element = {
  id: 'userTask_Review',
  type: 'UserTask',
  name: 'Review',
  documentation: '',
  candidateGroups: 'legal',
  properties: [
    { name: 'status', value: 'IN_REVIEW' },
    { name: 'due', value: 'P2D' },
  ],
};

describe('ElementForm', () => {
  const shown = async () => {
    const changed = vi.fn();
    await render(ElementForm, { inputs: { element }, on: { changed }, providers: [provideTexts()] });
    return changed;
  };

  it('shows the status apart from the other properties, and keeps those when it changes', async () => {
    const changed = await shown();
    const status = screen.getByLabelText<HTMLSelectElement>('Status');
    expect(status.value).toBe('IN_REVIEW');
    await userEvent.selectOptions(status, 'Approved');
    expect(changed).toHaveBeenCalledWith({
      properties: [
        { name: 'status', value: 'APPROVED' },
        { name: 'due', value: 'P2D' },
      ],
    });
  });

  it('tells a new name once it is left', async () => {
    const changed = await shown();
    const name = screen.getByLabelText('Name');
    await userEvent.clear(name);
    await userEvent.type(name, 'Check');
    expect(changed).not.toHaveBeenCalled();
    await userEvent.tab();
    expect(changed).toHaveBeenCalledWith({ name: 'Check' });
  });

  it('takes a property away', async () => {
    const changed = await shown();
    await userEvent.click(screen.getByRole('button', { name: 'Remove due' }));
    expect(changed).toHaveBeenCalledWith({ properties: [{ name: 'status', value: 'IN_REVIEW' }] });
  });
});
