import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { render, screen } from '@testing-library/angular';
import { describe, expect, it, vi } from 'vitest';
import { provideTexts } from '../../../testing/texts';
import { Catalogue } from '../../core/catalogue';
import { Continuity } from './continuity';

const person = (name: string) => ({ id: name, name, email: `${name}@acme.example`, photo: null });
const step = (more: object) => ({
  id: 'one',
  finding: 'NOBODY',
  since: '2020-01-01T00:00:00Z',
  ticket: null,
  request_type: 'purchase',
  step: 'Your manager decides',
  approver: 'manager',
  people: [],
  requesters: 1,
  examples: [],
  ...more,
});

describe('Continuity', () => {
  const shows = async (finding: string | undefined, ...items: object[]) => {
    await render(Continuity, {
      inputs: { finding },
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        provideRouter([]),
        provideTexts(),
        { provide: Catalogue, useValue: { name: () => 'Purchase' } },
      ],
    });
    const server = TestBed.inject(HttpTestingController);
    TestBed.tick();
    const call = server.expectOne(({ url }) => url.startsWith('/api/v1/approvals/continuity'));
    call.flush({ items, next_cursor: null });
    return call.request.urlWithParams;
  };

  it('tells open steps and steps to come that rest on too few', async () => {
    await shows(
      undefined,
      step({ requesters: 7, examples: [person('Carla')] }),
      step({
        id: 'two',
        finding: 'ONE_PERSON',
        since: '2099-03-04T12:00:00Z',
        ticket: { id: 't', ticket_number: 'FIN-1', title: 'Camera' },
        people: [person('Laura')],
      }),
    );
    await vi.waitFor(() => expect(screen.getAllByRole('listitem')).toHaveLength(2));
    expect(screen.getByText('Requests to come: Purchase')).toBeTruthy();
    expect(screen.getByText(/For 7 people.*Carla …/)).toBeTruthy();
    expect(screen.getByRole('link', { name: 'FIN-1 Camera' }).getAttribute('href')).toBe('/requests/t');
    expect(screen.getByText('now')).toBeTruthy();
  });

  it('names the group that decides in place of those meant', async () => {
    await shows(undefined, step({ finding: 'FALLBACK', fallback: 'Finance committee', people: [person('Fiona')] }));
    expect(await screen.findByText('Falls back to Finance committee')).toBeTruthy();
  });

  it('asks for one finding alone, and says when there is none', async () => {
    expect(await shows('REQUESTER')).toContain('finding=REQUESTER');
    await vi.waitFor(() => expect(screen.getByText('Every decision has somebody')).toBeTruthy());
  });
});
