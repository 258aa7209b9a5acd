import { TestBed } from '@angular/core/testing';
import { describe, expect, it } from 'vitest';
import { provideTexts } from '../../../testing/texts';
import { Amounts } from './amounts';

describe('Amounts', () => {
  it('counts the size of a file as its limit is counted', () => {
    TestBed.configureTestingModule({ providers: [provideTexts()] });
    const amounts = TestBed.inject(Amounts);
    expect(amounts.size(25 * 1024 * 1024)).toBe('25 MB');
    expect(amounts.size(1.5 * 1024 * 1024)).toBe('1.5 MB');
    expect(amounts.size(10_240)).toBe('10 kB');
    expect(amounts.size(3)).toBe('1 kB');
  });
});
