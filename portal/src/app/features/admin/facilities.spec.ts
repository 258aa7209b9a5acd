import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { render, screen } from '@testing-library/angular';
import { describe, expect, it } from 'vitest';
import { provideTexts } from '../../../testing/texts';
import { FacilityList } from './facilities';

describe('FacilityList', () => {
  it('tells each property with who looks after it and what it holds', async () => {
    await render(FacilityList, {
      inputs: { q: 'street' },
      providers: [provideHttpClient(), provideHttpClientTesting(), provideRouter([]), provideTexts()],
    });
    TestBed.tick();
    const call = TestBed.inject(HttpTestingController).expectOne(({ url }) => url === '/api/v1/properties');
    expect(call.request.params.get('q')).toBe('street');
    const bare = { staff: [], zone: null };
    call.flush({
      items: [
        {
          ...bare,
          id: 'm',
          name: 'Main street 12',
          address: 'Main street 12',
          manager: { id: 'c', name: 'Carlos Mendes', email: 'c@acme.example', photo: null },
          floors: [{ id: 'f', name: 'Ground', rooms: 40 }],
          rooms: 40,
        },
        { ...bare, id: 's', name: 'Shed', address: 'High street 1', manager: null, floors: [], rooms: 0 },
      ],
    });

    const link = await screen.findByRole('link', { name: 'Main street 12' });
    expect(link.getAttribute('href')).toBe('/?property=m');
    expect(link.closest('tr')?.textContent).toMatch(/Carlos Mendes\s*1\s*40 rooms/);
    expect(screen.getByText('Shed').closest('tr')?.textContent).toMatch(/High street 1\s*nobody/);
  });
});
