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

describe('Requests', () => {
  it('hands out what the list shows as a table', async () => {
    await render(Requests, {
      inputs: { show: 'done', type: 'purchase', q: 'desk' },
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        provideRouter([]),
        provideTexts(),
        { provide: Session, useValue: { may: () => false } },
        {
          provide: Catalogue,
          useValue: { types: () => [], name: () => 'Purchase', symbol: () => 'cart', isEmpty: () => false },
        },
        { provide: Live, useValue: { inbox: () => NEVER, notifications: () => NEVER, tickets: () => NEVER } },
      ],
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
  });
});
