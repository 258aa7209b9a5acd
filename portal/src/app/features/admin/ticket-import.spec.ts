import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { fireEvent, render, screen } from '@testing-library/angular';
import { describe, expect, it, vi } from 'vitest';
import { provideTexts } from '../../../testing/texts';
import { Catalogue } from '../../core/catalogue';
import { TicketImports } from './ticket-import';

const table = (over: object) => ({
  id: 'i1',
  type: 'purchase',
  file_name: 'list.csv',
  rows: 3,
  wrong: 0,
  problems: [],
  job: null,
  created_at: '2026-11-29T10:00:00Z',
  ...over,
});
const wrong = [{ row: 3, field: 'amount', code: 'NOT_A_NUMBER', detail: 'Amount takes a number, for example 250.' }];

const shown = async (inputs: Record<string, string>) => {
  const { container } = await render(TicketImports, {
    inputs,
    providers: [
      provideHttpClient(),
      provideHttpClientTesting(),
      provideRouter([]),
      provideTexts(),
      {
        provide: Catalogue,
        useValue: { types: () => [{ key: 'purchase', name: 'Purchase' }], name: () => 'Purchase' },
      },
    ],
  });
  const http = TestBed.inject(HttpTestingController);
  const choose = (name: string) => {
    const input = container.querySelector('input[type=file]')!;
    Object.defineProperty(input, 'files', { value: [new File(['x'], name)], configurable: true });
    fireEvent.change(input);
    TestBed.tick();
  };
  const sent = () => http.expectOne(({ url, method }) => method === 'POST' && url === '/api/v1/tickets/imports');
  return { http, choose, sent };
};

describe('TicketImports', () => {
  it('checks a file as soon as it is chosen, and says row by row what to do', async () => {
    const { choose, sent } = await shown({ type: 'purchase' });
    choose('list.csv');

    const check = sent();
    expect(check.request.params.toString()).toBe('type=purchase&dry_run=true');
    expect(screen.getByText('Checking list.csv …')).toBeTruthy();
    check.flush(table({ wrong: 1, problems: wrong }));

    expect(await screen.findByRole('heading', { name: 'One of 3 rows needs a correction' })).toBeTruthy();
    expect(screen.getByText(wrong[0]!.detail).closest('tr')?.textContent).toMatch(/3\s*amount/);
    fireEvent.click(screen.getByRole('button', { name: 'Import the 2 right ones only' }));
    expect(sent().request.params.toString()).toBe('type=purchase&skip_errors=true&again=false');
  });

  it('keeps the file and the answer when the import is refused', async () => {
    const { choose, sent } = await shown({ type: 'purchase' });
    choose('list.csv');
    sent().flush(table({}));

    fireEvent.click(await screen.findByRole('button', { name: 'Import 3 requests' }));
    sent().flush(
      { code: 'ALREADY_IMPORTED', detail: 'x', imported_at: '2026-11-28T10:00:00Z', imported_by: 'Ada' },
      { status: 409, statusText: 'Conflict' },
    );

    const again = await screen.findByRole('button', { name: 'Import once more' });
    expect(screen.getByText(/was imported before: .*, by Ada/)).toBeTruthy();
    expect(screen.getByText('list.csv')).toBeTruthy();
    const navigate = vi.spyOn(TestBed.inject(Router), 'navigate');
    fireEvent.click(again);
    const second = sent();
    expect(second.request.params.get('again')).toBe('true');
    second.flush(table({ job: 'j1' }));
    expect(navigate).toHaveBeenCalledWith([], { queryParams: { type: 'purchase', import: 'i1' } });
  });

  it('says what is wrong with a file that is no table', async () => {
    const { choose, sent } = await shown({ type: 'purchase' });
    choose('list.xlsx');
    sent().flush(
      { code: 'VALIDATION_FAILED', errors: [{ pointer: '/file', detail: 'This is no CSV file.' }] },
      { status: 422, statusText: 'Invalid' },
    );

    expect(await screen.findByRole('heading', { name: 'list.xlsx cannot be taken' })).toBeTruthy();
    expect(screen.getByText('This is no CSV file.')).toBeTruthy();
  });

  it('follows a running import to its end', async () => {
    vi.useFakeTimers();
    try {
      const { http } = await shown({ type: 'purchase', import: 'i1' });
      const job = (state: string, done: number, results: object[]) => ({ id: 'j1', state, done, total: 3, results });
      TestBed.tick();
      http.expectOne('/api/v1/tickets/imports/i1').flush(table({ job: 'j1' }));
      vi.advanceTimersByTime(0);
      http.expectOne('/api/v1/jobs/j1?results=false').flush(job('RUNNING', 1, []));
      TestBed.tick();
      expect(screen.getByRole('heading', { name: '1 of 3 imported' })).toBeTruthy();

      vi.advanceTimersByTime(1_000);
      http.expectOne('/api/v1/jobs/j1?results=false').flush(job('DONE', 3, []));
      const refused = { id: '4', outcome: 'REFUSED', problem: { detail: 'No longer offered.', errors: [] } };
      const made = { id: '2', outcome: 'DONE' };
      http.expectOne('/api/v1/jobs/j1?results=true').flush(job('DONE', 3, [made, made, refused]));
      TestBed.tick();

      expect(screen.getByRole('heading', { name: '2 requests were made' })).toBeTruthy();
      expect(screen.getByText('One row did not become a request')).toBeTruthy();
      expect(screen.getByText('Row 4: No longer offered.')).toBeTruthy();
    } finally {
      vi.useRealTimers();
    }
  });
});
