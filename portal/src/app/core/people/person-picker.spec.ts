import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { render, screen } from '@testing-library/angular';
import { describe, expect, it, vi } from 'vitest';
import { provideTexts } from '../../../testing/texts';
import type { Person } from '../../shared/model/model';
import { PersonPicker } from './person-picker';

const hannah = { id: 'hannah', name: 'Hannah Weiss', email: 'hr@acme.example' } as Person;
const ivan = { id: 'ivan', name: 'Ivan Petrov', email: 'it@acme.example' } as Person;

describe('PersonPicker', () => {
  const arrives = async () => {
    const chosen = vi.fn();
    await render(PersonPicker, {
      inputs: { for: 'substitute' },
      on: { person: chosen },
      providers: [provideHttpClient(), provideHttpClientTesting(), provideTexts()],
    });
    const server = TestBed.inject(HttpTestingController);
    const asked = async (words: string) => {
      await vi.waitFor(() => {
        TestBed.tick();
        expect(
          server.match(`/api/v1/people?limit=8&q=${encodeURIComponent(words)}`).map((request) => open.push(request)),
        ).toHaveLength(1);
      });
      return open.at(-1)!;
    };
    const open: ReturnType<HttpTestingController['match']> = [];
    (await asked('')).flush({ items: [ivan, hannah], next_cursor: null });
    await screen.findByRole('option', { name: /Hannah Weiss/ });
    return { chosen, asked };
  };

  const type = (words: string): void => {
    const field = screen.getByRole<HTMLInputElement>('combobox');
    field.value = words;
    field.dispatchEvent(new Event('input'));
  };

  it('keeps who was found under the pointer until the next are known', async () => {
    const { asked } = await arrives();
    const option = screen.getByRole('option', { name: /Hannah Weiss/ });
    type('hannah');
    const next = await asked('hannah');
    TestBed.tick();
    expect(screen.getByRole('option', { name: /Hannah Weiss/ })).toBe(option);
    next.flush({ items: [hannah], next_cursor: null });
    await vi.waitFor(() => expect(screen.queryByRole('option', { name: /Ivan/ })).toBeNull());
    expect(screen.getByRole('option', { name: /Hannah Weiss/ })).toBe(option);
  });

  it('says that nobody is found once that is known', async () => {
    const { asked } = await arrives();
    type('nobody');
    const next = await asked('nobody');
    expect(screen.getByRole('status').textContent).toBe('');
    next.flush({ items: [], next_cursor: null });
    await vi.waitFor(() => {
      TestBed.tick();
      expect(screen.getByRole('status').textContent).toBe('Nobody here is called that.');
    });
  });

  it('takes who was pressed, whatever moves below the pointer before it is let go', async () => {
    const { chosen } = await arrives();
    screen.getByRole('option', { name: /Hannah Weiss/ }).dispatchEvent(new MouseEvent('mousedown', { button: 0 }));
    expect(chosen).toHaveBeenCalledWith(hannah);
  });

  it('offers an address that nobody has as it was typed', async () => {
    const { asked } = await arrives();
    type('new@acme.example');
    (await asked('new@acme.example')).flush({ items: [], next_cursor: null });
    expect(await screen.findByRole('option', { name: /new@acme.example/ })).toBeTruthy();
  });
});
