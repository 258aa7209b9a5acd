import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { render, screen } from '@testing-library/angular';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { provideTexts } from '../../../testing/texts';
import { ApiTokens } from './api-tokens';

const tokens = '/api/v1/auth/tokens';
const reports = {
  id: 'reports',
  name: 'Reports',
  created_at: '2031-05-01T00:00:00Z',
  expires_at: '2031-06-01T00:00:00Z',
  used_at: null,
};

describe('ApiTokens', () => {
  let server: HttpTestingController;

  const arrives = async (...items: object[]) => {
    await render(ApiTokens, { providers: [provideHttpClient(), provideHttpClientTesting(), provideTexts()] });
    server = TestBed.inject(HttpTestingController);
    TestBed.tick();
    server.expectOne(tokens).flush({ items, next_cursor: null });
    await vi.waitFor(() => expect(screen.queryByRole('button', { name: 'Make a token' })).not.toBeNull());
  };

  it('shows the text of a new one, and forgets it with the token', async () => {
    await arrives();
    await userEvent.click(screen.getByRole('button', { name: 'Make a token' }));
    await userEvent.type(screen.getByRole('textbox', { name: /What for/ }), 'Reports');
    await userEvent.selectOptions(screen.getByRole('combobox', { name: /Good for/ }), '30');
    await userEvent.click(screen.getByRole('button', { name: 'Make' }));
    const sent = server.expectOne({ method: 'POST', url: tokens });
    expect(sent.request.body).toEqual({ name: 'Reports', days: 30 });
    sent.flush({ ...reports, token: 'abc.def.ghi' });
    TestBed.tick();
    server.expectOne({ method: 'GET', url: tokens }).flush({ items: [reports], next_cursor: null });

    await vi.waitFor(() => expect(screen.getByText(/not used yet/)).toBeTruthy());
    expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'The token' }).value).toBe('abc.def.ghi');
    await userEvent.click(screen.getByRole('button', { name: 'End the token “Reports”' }));
    expect(screen.queryByRole('textbox', { name: 'The token' })).toBeNull();
    expect(screen.queryByText(/not used yet/)).toBeNull();
  });

  it('says at the field what is wrong', async () => {
    await arrives(reports);
    await userEvent.click(screen.getByRole('button', { name: 'Make a token' }));
    await userEvent.click(screen.getByRole('button', { name: 'Make' }));
    server.expectOne({ method: 'POST', url: tokens }).flush(
      {
        code: 'VALIDATION_FAILED',
        status: 422,
        detail: 'Some values need a correction.',
        errors: [{ pointer: '/name', code: 'REQUIRED', detail: 'A value is needed here.' }],
      },
      { status: 422, statusText: 'Unprocessable' },
    );
    await vi.waitFor(() => expect(screen.getByText('A value is needed here.')).toBeTruthy());
    expect(screen.getByRole('textbox', { name: /What for/ }).getAttribute('aria-invalid')).toBe('true');
  });
});
