import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { render, screen } from '@testing-library/angular';
import { describe, expect, it } from 'vitest';
import { provideTexts } from '../../../testing/texts';
import { Catalogue } from '../../core/catalogue';
import { Reports } from './reports';

const counted = { promise: 'RESOLUTION', met: 199, breached: 1, overdue: 1, running: 4, compliance: 0.995 };
const report = {
  from: '2026-11-01T00:00:00Z',
  to: '2026-12-01T00:00:00Z',
  items: [{ ...counted, ticket_type: 'purchase', priority: 'HIGH' }],
  queues: [
    { ...counted, queue: 'it-support', name: 'IT support', promise: 'RESPONSE' },
    { ...counted, queue: 'it-support', name: 'IT support' },
    { ...counted, queue: null, name: null, met: 0, breached: 0, overdue: 0, compliance: null },
  ],
};

describe('Reports', () => {
  const shows = async (inputs: object, answer: object = report) => {
    await render(Reports, {
      inputs,
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        provideRouter([]),
        provideTexts(),
        { provide: Catalogue, useValue: { name: () => 'Purchase' } },
      ],
    });
    TestBed.tick();
    const call = TestBed.inject(HttpTestingController).expectOne(({ url }) => url === '/api/v1/reports/sla');
    call.flush(answer);
    return call.request.params.get('from') ?? '';
  };

  it('tells of each queue how its promises were kept, and rounds nothing up to all [E4]', async () => {
    await shows({});
    const row = (await screen.findByText('IT support')).closest('tr');
    expect(row?.textContent).toContain('99%');
    expect(row?.textContent).not.toContain('100%');
    expect(row?.textContent).toContain('199 of 200 kept');
    expect(row?.textContent).toContain('1 overdue');
    expect(screen.getAllByText('IT support')).toHaveLength(1);
    expect(screen.getByText('In no queue').closest('tr')?.textContent).toContain('Nothing decided yet');
  });

  it('tells it by type and priority, for the time that is wanted [E4]', async () => {
    const from = await shows({ by: 'type', days: '7' });
    expect((await screen.findByText('Purchase')).closest('tr')?.textContent).toContain('High');
    expect(Date.now() - Date.parse(from)).toBeLessThan(8 * 86_400_000);
  });

  it('says so when nothing was promised [E4]', async () => {
    await shows({}, { ...report, items: [], queues: [] });
    expect(await screen.findByText('Nothing was promised')).toBeTruthy();
  });
});
