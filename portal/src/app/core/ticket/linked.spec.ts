import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { inputBinding, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { beforeEach, describe, expect, it } from 'vitest';
import { provideTexts } from '../../../testing/texts';
import type { Ticket } from '../../shared/model/model';
import { Catalogue } from '../catalogue';
import { Linked } from './linked';

const url = '/api/v1/tickets/one/links?limit=100';
const part = (id: string, status: string, started = true) => ({
  id,
  kind: 'CHILD',
  started,
  ticket: { id, title: 'Mia starts', ticket_number: `ITH-${id}`, ticket_type: 'it-hardware', status },
});

describe('Linked', () => {
  const ticket = signal({ id: 'one' } as Ticket);
  const shown = async (items: unknown[]) => {
    const fixture = TestBed.createComponent(Linked, { bindings: [inputBinding('ticket', ticket)] });
    const element = fixture.nativeElement as HTMLElement;
    const answered = async (answer: unknown[]) => {
      fixture.detectChanges();
      TestBed.inject(HttpTestingController).expectOne(url).flush({ items: answer });
      await fixture.whenStable();
    };
    await answered(items);
    return { element, answered };
  };

  beforeEach(() => {
    ticket.set({ id: 'one' } as Ticket);
    TestBed.configureTestingModule({
      providers: [
        provideTexts(),
        provideRouter([]),
        provideHttpClient(),
        provideHttpClientTesting(),
        { provide: Catalogue, useValue: { name: () => 'IT hardware' } },
      ],
    });
  });

  it('shows nothing for a request that stands alone', async () => {
    const { element } = await shown([]);

    expect(element.hidden).toBe(true);
    expect(element.textContent.trim()).toBe('');
  });

  it('names what a process started by its type, and tells how many are done', async () => {
    const { element } = await shown([part('1', 'COMPLETED'), part('2', 'REJECTED'), part('3', 'IN_REVIEW', false)]);

    expect([...element.querySelectorAll('a')].map((link) => link.textContent)).toEqual([
      'IT hardware',
      'IT hardware',
      'Mia starts',
    ]);
    expect(element.textContent).toContain('1 of 3 done');
    expect(element.textContent).toContain('Rejected');
    expect(element.querySelector('a')?.getAttribute('href')).toBe('/requests/1');
  });

  it('does not name what the reader may not see', async () => {
    const { element } = await shown([{ id: '1', kind: 'BLOCKED_BY', started: false, ticket: null }]);

    expect(element.querySelector('a')).toBeNull();
    expect(element.textContent).toContain('A request that you may not see');
  });

  it('is read again with the request', async () => {
    const { element, answered } = await shown([part('1', 'IN_REVIEW')]);

    ticket.set({ id: 'one' } as Ticket);
    await answered([part('1', 'COMPLETED')]);

    expect(element.textContent).toContain('1 of 1 done');
  });
});
