import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { fireEvent, render, screen } from '@testing-library/angular';
import { describe, expect, it } from 'vitest';
import { provideTexts } from '../../../testing/texts';
import { Session } from '../../core/auth/session';
import type { Ticket } from '../../shared/model/model';
import { TicketCategory } from './ticket-category';

const shown = async (ticket: object, sorts: boolean) => {
  await render(TicketCategory, {
    inputs: {
      ticket: { id: 't', status: 'IN_PROGRESS', actions: [], custom_fields: {}, ...ticket } as unknown as Ticket,
      etag: '"3"',
    },
    providers: [
      provideHttpClient(),
      provideHttpClientTesting(),
      provideTexts(),
      { provide: Session, useValue: { may: () => sorts } },
    ],
  });
  TestBed.tick();
  return TestBed.inject(HttpTestingController);
};

describe('TicketCategory', () => {
  it('tells what the request is about', async () => {
    const http = await shown({ category: 'IT / Laptops' }, false);

    expect(screen.getByText('IT / Laptops')).toBeTruthy();
    http.expectNone('/api/v1/categories?limit=100');
  });

  it('leaves alone what the form of the type asks for in its own words', async () => {
    const http = await shown({ custom_fields: { category: 'climate' } }, true);

    http.expectNone('/api/v1/categories?limit=100');
    expect(screen.queryByText('Category')).toBeNull();
  });

  it('lets agents choose among those that are offered, and the one that is there', async () => {
    const http = await shown({ category: 'Hardware' }, true);
    http.expectOne('/api/v1/categories?limit=100').flush({ items: [{ path: 'IT' }, { path: 'IT / Laptops' }] });
    const select = await screen.findByLabelText<HTMLSelectElement>('Category');
    expect([...select.options].map(({ label }) => label)).toEqual(['None', 'Hardware', 'IT', 'IT / Laptops']);
    expect(select.value).toBe('Hardware');

    fireEvent.change(select, { target: { value: 'IT / Laptops' } });
    const call = http.expectOne('/api/v1/tickets/t');
    expect(call.request.headers.get('If-Match')).toBe('"3"');
    expect(call.request.body).toEqual({ category: 'IT / Laptops' });
    TestBed.tick();
    call.flush({ code: 'STALE' }, { status: 412, statusText: 'Stale' });
    TestBed.tick();

    expect(select.value).toBe('Hardware');
  });
});
