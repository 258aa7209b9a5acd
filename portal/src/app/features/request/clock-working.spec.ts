import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { render, screen } from '@testing-library/angular';
import { describe, expect, it } from 'vitest';
import { provideTexts } from '../../../testing/texts';
import { ClockWorking, milliseconds } from './clock-working';

describe('milliseconds', () => {
  it('reads durations as the platform writes them', () => {
    expect(milliseconds('PT7H30M')).toBe(27_000_000);
    expect(milliseconds('PT0S')).toBe(0);
    expect(milliseconds('PT1M0.5S')).toBe(60_500);
  });

  it('reads what is overdue as less than nothing', () => {
    expect(milliseconds('PT-1H-30M')).toBe(-5_400_000);
  });
});

describe('ClockWorking', () => {
  it.each([
    ['MET', 'Resolved in time (2 h 10 min of 8 h)'],
    ['BREACHED', 'Resolved late (2 h 10 min of 8 h)'],
  ])('tells how it came out once the work is done: %s', async (state, told) => {
    await render(ClockWorking, {
      inputs: { ticket: 't1', due: '2026-05-14T16:00:00Z', since: '2026-05-14T08:00:00Z', met: true },
      providers: [provideTexts(), provideHttpClient(), provideHttpClientTesting()],
    });
    const clock = { promise: 'RESOLUTION', state, elapsed: 'PT2H10M', target: 'PT8H', remaining: 'PT5H50M' };
    TestBed.inject(HttpTestingController)
      .expectOne('/api/v1/tickets/t1/sla')
      .flush({ items: [{ ...clock, intervals: [], calendar: null }] });
    expect(await screen.findByText(told)).toBeTruthy();
  });

  it('tells business time in hours, and not in days of twenty-four of them', async () => {
    await render(ClockWorking, {
      inputs: { ticket: 't1', due: '2026-05-14T16:00:00Z', since: '2026-05-01T08:00:00Z', met: true },
      providers: [provideTexts(), provideHttpClient(), provideHttpClientTesting()],
    });
    const clock = { promise: 'RESOLUTION', state: 'MET', elapsed: 'PT0S', target: 'PT80H', remaining: 'PT80H' };
    TestBed.inject(HttpTestingController)
      .expectOne('/api/v1/tickets/t1/sla')
      .flush({ items: [{ ...clock, intervals: [], calendar: 'Office hours', zone: 'Europe/Berlin' }] });
    expect(await screen.findByText('Resolved in time (0 min of 80 h)')).toBeTruthy();
  });
});
