import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { fireEvent, render, screen } from '@testing-library/angular';
import { describe, expect, it, vi } from 'vitest';
import { provideTexts } from '../../../testing/texts';
import { PeopleImport } from './people-import';

const url = '/api/v1/people/imports';
const nothing = { dry_run: true, added: 0, changed: 0, unchanged: 0, rows: [], problems: [] };

describe('PeopleImport', () => {
  const choose = async () => {
    const taken = vi.fn();
    const { container } = await render(PeopleImport, {
      on: { taken },
      providers: [provideHttpClient(), provideHttpClientTesting(), provideRouter([]), provideTexts()],
    });
    const file = new File(['email,name'], 'people.csv');
    fireEvent.change(container.querySelector('input[type=file]')!, { target: { files: [file] } });
    const server = TestBed.inject(HttpTestingController);
    return { server, taken, dry: server.expectOne(`${url}?dry_run=true`) };
  };
  const take = () => screen.getByRole<HTMLButtonElement>('button', { name: 'Import', hidden: true });

  it('shows what the file would do before it is done', async () => {
    const { server, taken, dry } = await choose();
    expect((dry.request.body as FormData).get('file')).toBeInstanceOf(File);
    expect(take().disabled).toBe(true);
    dry.flush({ ...nothing, added: 2, unchanged: 1 });
    expect(await screen.findByText('New: 2. Changed: 0. As they are: 1.')).toBeTruthy();

    fireEvent.click(take());
    server.expectOne(`${url}?dry_run=false`).flush({ ...nothing, dry_run: false, added: 2, unchanged: 1 });

    expect(taken).toHaveBeenCalled();
  });

  it('tells each wrong cell and takes nobody', async () => {
    const { dry } = await choose();
    dry.flush({ ...nothing, added: 1, problems: [{ row: 3, field: 'manager', detail: 'There is no such person.' }] });

    const wrong = await screen.findByText(/There is no such person\./);
    expect(wrong.textContent).toMatch(/Row 3\s*· manager/);
    expect(take().disabled).toBe(true);
  });

  it('says why a file cannot be read', async () => {
    const { dry } = await choose();
    const errors = [{ pointer: '/file', detail: 'The column "name" is missing; add it to the first row.' }];
    dry.flush({ code: 'VALIDATION_FAILED', errors }, { status: 422, statusText: '' });

    expect(await screen.findByText(/The column "name" is missing/)).toBeTruthy();
  });
});
