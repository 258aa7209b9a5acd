import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { fireEvent, render, screen } from '@testing-library/angular';
import { NEVER } from 'rxjs';
import { describe, expect, it, vi } from 'vitest';
import { provideTexts } from '../../../testing/texts';
import { Catalogue } from '../../core/catalogue';
import { Live } from '../../core/live/live';
import { Session } from '../../core/auth/session';
import { Requests } from './requests';

const providers = (sees: boolean) => [
  provideHttpClient(),
  provideHttpClientTesting(),
  provideRouter([]),
  provideTexts(),
  { provide: Session, useValue: { may: () => sees } },
  {
    provide: Catalogue,
    useValue: { types: () => [], name: () => 'Purchase', symbol: () => 'cart', isEmpty: () => false },
  },
  { provide: Live, useValue: { inbox: () => NEVER, notifications: () => NEVER, tickets: () => NEVER } },
];

describe('Requests', () => {
  it('offers the categories and the one that was asked for', async () => {
    await render(Requests, { inputs: { category: 'Hardware' }, providers: providers(true) });
    const http = TestBed.inject(HttpTestingController);
    TestBed.tick();
    expect(http.expectOne(({ url }) => url === '/api/v1/tickets').request.params.get('category')).toBe('Hardware');
    http.expectOne('/api/v1/categories?limit=100').flush({ items: [{ path: 'IT' }, { path: 'IT / Laptops' }] });

    const select = await screen.findByLabelText<HTMLSelectElement>('Category');
    expect([...select.options].map(({ label }) => label)).toEqual(['Every category', 'Hardware', 'IT', 'IT / Laptops']);
    expect(select.value).toBe('Hardware');
  });

  it('hands out what the list shows as a table', async () => {
    await render(Requests, {
      inputs: { show: 'done', type: 'purchase', q: 'desk' },
      providers: providers(false),
    });
    const http = TestBed.inject(HttpTestingController);
    TestBed.tick();
    const list = http.expectOne(({ url }) => url === '/api/v1/tickets');
    list.flush({
      items: [
        { id: 't', title: 'A desk', status: 'CLOSED', ticket_type: 'purchase', updated_at: '2026-11-29T10:00:00Z' },
      ],
    });
    const click = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined);
    URL.createObjectURL = () => 'blob:table';

    fireEvent.click(await screen.findByRole('button', { name: 'Export' }));

    const table = http.expectOne(({ url }) => url === '/api/v1/tickets/export.csv');
    expect(table.request.params.toString()).toBe(list.request.params.toString());
    table.flush(new Blob(['x']));
    expect(click).toHaveBeenCalled();

    fireEvent.click(screen.getByRole('button', { name: 'More' }));
    fireEvent.click(await screen.findByRole('menuitem', { name: 'Export' }));
    http.expectOne(({ url }) => url === '/api/v1/tickets/export.csv');
  });
});
