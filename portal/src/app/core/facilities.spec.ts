import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { describe, expect, it } from 'vitest';
import { Facilities } from './facilities';

describe('Facilities', () => {
  it('offers the categories by path', async () => {
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting()] });
    const choices = TestBed.inject(Facilities).choices('categories', null);
    TestBed.inject(HttpTestingController)
      .expectOne('/api/v1/categories')
      .flush({ items: [{ key: 'laptop', name: 'Laptops', path: 'IT / Laptops' }] });

    expect(await choices).toEqual([{ label: 'IT / Laptops', value: 'IT / Laptops' }]);
  });
});
