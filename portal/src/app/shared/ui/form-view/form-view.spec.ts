import { TestBed } from '@angular/core/testing';
import { describe, expect, it, vi } from 'vitest';
import { provideTexts } from '../../../../testing/texts';
import { type FormChange, FormView } from './form-view';

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
    const changes: FormChange[] = [];
    shown.componentInstance.changed.subscribe((change) => changes.push(change));
    document.body.append(shown.nativeElement);
    shown.detectChanges();
    const page: HTMLElement = shown.nativeElement;
    await vi.waitFor(() => expect(page.querySelector('.fjs-form-field')).not.toBeNull());
    const amount = page.querySelector<HTMLInputElement>('.fjs-form-field-number input')!;
    const type = async (text: string) => {
      amount.focus();
      for (let end = 1; end <= text.length; end++) {
        amount.value = text.slice(0, end);
        amount.dispatchEvent(new Event('input', { bubbles: true }));
        await new Promise((drawn) => setTimeout(drawn));
      }
    };
    return { shown, page, amount, type, fields: () => changes.at(-1)?.fields, unfit: () => changes.at(-1)?.unfit };
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

  it('takes a figure as people write it, and writes it out once it is left', async () => {
    const { amount, type, fields, page } = await show({});
    await type('3,200');
    expect(fields()).toMatchObject({ amount: 3200 });
    expect(amount.value).toBe('3,200');
    expect(page.querySelector('.fjs-form-field-error')).toBeNull();
    amount.blur();
    await vi.waitFor(() => expect(amount.value).toBe('3,200.00'));
    expect(fields()).toMatchObject({ amount: 3200 });
  });

  it('objects to what may mean two things, and leaves it as it was typed', async () => {
    const { shown, amount, type, fields, unfit, page } = await show({});
    await type('3,20');
    expect(fields()).toMatchObject({ amount: null });
    expect(unfit()).toEqual(['amount']);
    expect(page.querySelector('.fjs-form-field-error')).toBeNull();
    amount.blur();
    await vi.waitFor(() => expect(page.textContent).toContain('This can be read in two ways. Write it like 3,200.00.'));
    expect(amount.value).toBe('3,20');
    expect(shown.componentInstance.check().wrong).toBe(2);
  });

  it('checks what is being typed before it is sent', async () => {
    const { shown, type, page } = await show({ budget: 'MKT-1' });
    await type('1e9');
    expect(shown.componentInstance.check().wrong).toBe(1);
    await vi.waitFor(() => expect(page.textContent).toContain('No number that can be read'));
  });

  it('has no spinner, and asks phones for digits', async () => {
    const { amount, page } = await show({ amount: 5 });
    expect(amount.value).toBe('5.00');
    expect(amount.inputMode).toBe('decimal');
    expect(page.querySelector('.fjs-number-arrow-container')).toBeNull();
  });

  it('shows other answers when a draft comes in place of what was typed', async () => {
    const { shown, page, type } = await show({});
    await type('3,20');
    shown.componentRef.setInput('fields', { amount: 75 });
    shown.detectChanges();
    await vi.waitFor(() =>
      expect(page.querySelector<HTMLInputElement>('.fjs-form-field-number input')?.value).toBe('75.00'),
    );
  });

  it('offers the rooms of the property, and keeps a room that was chosen until they are known', async () => {
    TestBed.configureTestingModule({ providers: [provideTexts()] });
    const shown = TestBed.createComponent(FormView);
    const rooms: Record<string, string[]> = { Tower: ['1.01', '1.02'], Hall: ['Gate'] };
    const choices = vi.fn(async (source: string, property: string | null) =>
      (source === 'properties' ? Object.keys(rooms) : (rooms[property ?? ''] ?? [])).map((name) => ({
        label: name,
        value: name,
      })),
    );
    const select = (key: string, source: string) => ({
      type: 'select',
      id: key,
      key,
      label: key,
      properties: { source },
    });
    shown.componentRef.setInput('choices', choices);
    shown.componentRef.setInput('fields', { property: 'Tower', room: '1.02' });
    shown.componentRef.setInput('schema', {
      type: 'default',
      components: [select('property', 'properties'), select('room', 'rooms')],
    });
    const changes: FormChange[] = [];
    shown.componentInstance.changed.subscribe((change) => changes.push(change));
    document.body.append(shown.nativeElement);
    shown.detectChanges();
    const page: HTMLElement = shown.nativeElement;
    const texts = () => [...page.querySelectorAll('.fjs-select-display')].map((shown) => shown.textContent);
    await vi.waitFor(() => expect(choices).toHaveBeenCalledWith('rooms', 'Tower'));
    await vi.waitFor(() => expect(texts()).toEqual(['Tower', '1.02']));
    expect(changes.every(({ fields }) => fields['room'] === '1.02')).toBe(true);

    page
      .querySelector('.fjs-select-display')!
      .parentElement!.dispatchEvent(new MouseEvent('mousedown', { bubbles: true }));
    await vi.waitFor(() => expect(page.querySelectorAll('.fjs-dropdownlist-item')).toHaveLength(2));
    page.querySelectorAll('.fjs-dropdownlist-item')[1]!.dispatchEvent(new MouseEvent('mousedown', { bubbles: true }));
    page.querySelectorAll<HTMLElement>('.fjs-dropdownlist-item')[1]?.click();

    await vi.waitFor(() => expect(choices).toHaveBeenCalledWith('rooms', 'Hall'));
    await vi.waitFor(() => expect(changes.at(-1)?.fields).toEqual({ property: 'Hall', room: null }));
  });

  it('joins an amount and its currency where they stand side by side', async () => {
    TestBed.configureTestingModule({ providers: [provideTexts()] });
    const shown = TestBed.createComponent(FormView);
    const row = { row: 'money' };
    shown.componentRef.setInput('money', { amount: 'amount', currency: 'currency' });
    shown.componentRef.setInput('fields', { amount: 5, currency: 'USD' });
    shown.componentRef.setInput('schema', {
      type: 'default',
      components: [
        { type: 'number', id: 'f1', key: 'amount', label: 'Amount', layout: row },
        {
          type: 'select',
          id: 'f2',
          key: 'currency',
          label: 'Currency',
          layout: row,
          values: [
            { label: 'Euro', value: 'EUR' },
            { label: 'US dollar', value: 'USD' },
          ],
        },
        { type: 'select', id: 'f3', key: 'colour', label: 'Colour', values: [{ label: 'Red', value: 'red' }] },
      ],
    });
    document.body.append(shown.nativeElement);
    shown.detectChanges();
    const page: HTMLElement = shown.nativeElement;
    await vi.waitFor(() => expect(page.querySelector('.is-currency .code')?.textContent).toBe('USD'));
    const currency = page.querySelector<HTMLSelectElement>('.is-currency select')!;
    expect([...currency.options].map((option) => option.label)).toEqual(['Euro', 'US dollar']);
    const changes: FormChange[] = [];
    shown.componentInstance.changed.subscribe((change) => changes.push(change));
    currency.value = 'EUR';
    currency.dispatchEvent(new Event('change'));
    expect(changes.at(-1)?.fields).toMatchObject({ currency: 'EUR' });
    expect(page.querySelectorAll('select')).toHaveLength(1);
    expect(page.querySelector('.fjs-select-placeholder')?.textContent).toBe('Choose');
  });
});
