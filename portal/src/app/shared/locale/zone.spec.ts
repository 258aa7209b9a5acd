import { TestBed } from '@angular/core/testing';
import { describe, expect, it } from 'vitest';
import { Zone } from './zone';

describe('Zone', () => {
  const zone = () => TestBed.inject(Zone);

  it('is the browser’s until another one is used, and stays when the new one is unknown', () => {
    expect(zone().name()).toBe(Intl.DateTimeFormat().resolvedOptions().timeZone);
    zone().use('Asia/Kolkata');
    zone().use('Mars/Olympus_Mons');
    expect(zone().name()).toBe('Asia/Kolkata');
  });

  it('tells the day and the hour there', () => {
    zone().use('Pacific/Auckland');
    expect(zone().dayOf('2026-05-14T12:30:00Z')).toBe('2026-05-15');
    expect(zone().at('2026-05-14T12:30:00Z').getHours()).toBe(0);
    zone().use('America/Los_Angeles');
    expect(zone().dayOf('2026-05-14T06:30:00Z')).toBe('2026-05-13');
  });

  it('begins days at their midnight, also where the clocks change', () => {
    zone().use('Europe/Berlin');
    expect(zone().midnight('2026-03-29')?.getTime()).toBe(Date.parse('2026-03-28T23:00:00Z'));
    expect(zone().midnight('2026-03-29', 1)?.getTime()).toBe(Date.parse('2026-03-29T22:00:00Z'));
    expect(zone().midnight('2026-11-30', 1)?.getTime()).toBe(Date.parse('2026-11-30T23:00:00Z'));
    expect(zone().midnight('soon')).toBeUndefined();
    expect(zone().midnight(undefined)).toBeUndefined();
  });
});
