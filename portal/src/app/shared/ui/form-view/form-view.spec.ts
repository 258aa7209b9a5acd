import { TestBed } from '@angular/core/testing';
import { describe, expect, it, vi } from 'vitest';
import { provideTexts } from '../../../../testing/texts';
import { FormView } from './form-view';

const schema = {
  type: 'default',
  components: [
    {
      type: 'textfield',
      id: 'f1',
      key: 'budget',
      label: 'Budget code',
      description: 'Letters, digits and hyphens',
      validate: { required: true, pattern: '^[A-Z0-9-]+$' },
    },
    { type: 'number', id: 'f2', key: 'amount', label: 'Amount', decimalDigits: 2, validate: { min: 1 } },
  ],
};

describe('FormView', () => {
  const show = async (fields: Record<string, unknown>) => {
    TestBed.configureTestingModule({ providers: [provideTexts()] });
    const shown = TestBed.createComponent(FormView);
    shown.componentRef.setInput('schema', schema);
    shown.componentRef.setInput('fields', fields);
    document.body.append(shown.nativeElement);
    shown.detectChanges();
    const page: HTMLElement = shown.nativeElement;
    await vi.waitFor(() => expect(page.querySelector('.fjs-form-field')).not.toBeNull());
    return { shown, page };
  };

  it('says what is expected instead of showing a pattern', async () => {
    const { shown, page } = await show({ budget: 'not a code!', amount: 0.5 });
    expect(shown.componentInstance.check().wrong).toBe(2);
    await vi.waitFor(() => expect(page.textContent).toContain('This is expected: Letters, digits and hyphens'));
    expect(page.textContent).toContain('At least 1');
    expect(page.textContent).not.toContain('A-Z0-9');
  });

  it('keeps its own objections when the server objects to something outside the form', async () => {
    const { shown, page } = await show({ amount: 5 });
    shown.componentInstance.check();
    await vi.waitFor(() => expect(page.textContent).toContain('This is needed'));
    shown.componentRef.setInput('wrong', { title: 'A few words.' });
    shown.detectChanges();
    await shown.whenStable();
    expect(page.textContent).toContain('This is needed');
  });
});
