import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { render, screen } from '@testing-library/angular';
import { describe, expect, it } from 'vitest';
import { provideTexts } from '../../../testing/texts';
import { Categories } from './categories';
import { Departments } from './departments';
import { Groups } from './groups';
import { PeopleList } from './people';

const providers = [provideHttpClient(), provideHttpClientTesting(), provideRouter([]), provideTexts()];
const person = (name: string) => ({ id: name, name, email: `${name}@acme.example`, photo: null });

describe('PeopleList', () => {
  it('asks for what the filters say and tells who each person is', async () => {
    await render(PeopleList, { inputs: { q: 'jane', role: 'APPROVER', active: 'false' }, providers });
    TestBed.tick();
    const server = TestBed.inject(HttpTestingController);
    server.expectOne('/api/v1/departments').flush({ items: [{ id: 'd', key: 'it', name: 'Technology' }] });
    const call = server.expectOne(({ url }) => url === '/api/v1/people');
    expect(call.request.params.toString()).toBe('q=jane&role=APPROVER&active=false&limit=50');
    call.flush({
      items: [
        {
          ...person('Jane'),
          title: 'Specialist',
          department: { id: 'd', key: 'it', name: 'Technology' },
          manager: person('Laura'),
          roles: ['EMPLOYEE', 'APPROVER'],
          groups: [],
        },
      ],
    });

    const link = await screen.findByRole('link', { name: 'Jane' });
    expect(link.getAttribute('href')).toBe('/?person=Jane');
    expect(link.closest('tr')?.textContent).toMatch(/Specialist · Jane@.*Technology\s*Laura\s*Employee, Approver/);
  });
});

describe('Departments, groups and categories', () => {
  it('tell who heads a department and leads to its people', async () => {
    await render(Departments, { providers });
    TestBed.tick();
    TestBed.inject(HttpTestingController)
      .expectOne(({ url }) => url === '/api/v1/departments')
      .flush({
        items: [{ id: 'd', key: 'it', name: 'Technology', active: true, head: person('Dan'), parent: null, people: 1 }],
      });

    const people = await screen.findByRole('link', { name: '1 person' });
    expect(people.getAttribute('href')).toBe('/admin/people?department=it');
    expect(people.closest('tr')?.textContent).toContain('Dan');
  });

  it('tell who belongs to a group', async () => {
    await render(Groups, { inputs: { active: 'false' }, providers });
    TestBed.tick();
    const call = TestBed.inject(HttpTestingController).expectOne(({ url }) => url === '/api/v1/groups');
    expect(call.request.params.get('active')).toBe('false');
    call.flush({
      items: [{ id: 'g', key: 'crew', name: 'Crew', active: false, members: [person('Dan'), person('Eve')] }],
    });

    const link = await screen.findByRole('link', { name: 'Crew' });
    expect(link.closest('tr')?.textContent).toMatch(/crew.*Dan, Eve\s*2 people/);
  });

  it('tell whose matter a category is', async () => {
    await render(Categories, { inputs: { q: 'build' }, providers });
    TestBed.tick();
    const call = TestBed.inject(HttpTestingController).expectOne(({ url }) => url === '/api/v1/categories');
    expect(call.request.params.get('q')).toBe('build');
    const department = { id: 'd', key: 'facilities', name: 'Facilities' };
    call.flush({
      items: [{ id: 'c', key: 'lift', name: 'Lifts', path: 'Building / Lifts', active: true, department }],
    });

    const link = await screen.findByRole('link', { name: 'Building / Lifts' });
    expect(link.getAttribute('href')).toBe('/?category=lift');
    expect(link.closest('tr')?.textContent).toContain('Facilities');
  });
});
