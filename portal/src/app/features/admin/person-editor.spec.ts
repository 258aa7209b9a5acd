import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { fireEvent, render, screen, within } from '@testing-library/angular';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Session } from '../../core/auth/session';
import { Toasts } from '../../core/toasts';
import { Words } from '../../core/words';
import { provideTexts } from '../../../testing/texts';
import { CategoryEditor } from './category-editor';
import { DepartmentEditor } from './department-editor';
import { GroupEditor } from './group-editor';
import { PersonEditor } from './person-editor';

const ref = (name: string) => ({ id: name, name, email: `${name}@acme.example`, photo: null });
const url = '/api/v1/people/j';
const jane = {
  ...ref('j'),
  name: 'Jane',
  title: null,
  department: { id: 'd', key: 'it', name: 'Technology' },
  manager: ref('laura'),
  active: true,
  roles: ['EMPLOYEE'],
  groups: ['crew'],
  locale: 'en',
  zone: 'Europe/Berlin',
  photo: null,
};

const kept = new Map<string, unknown>();
const words = {
  of: (about: string, nothing: unknown) => kept.get(about) ?? nothing,
  keep: (about: string, said: unknown) => kept.set(about, said),
  forget: (about: string) => kept.delete(about),
};
const providers = [
  provideHttpClient(),
  provideHttpClientTesting(),
  provideRouter([]),
  provideTexts(),
  { provide: Words, useValue: words },
  { provide: Session, useValue: { me: () => null } },
];

beforeEach(() => {
  kept.clear();
});

describe('PersonEditor', () => {
  const open = async (id: string) => {
    const [saved, left] = [vi.fn(), vi.fn()];
    await render(PersonEditor, { inputs: { id }, on: { saved, left }, providers });
    TestBed.tick();
    const server = TestBed.inject(HttpTestingController);
    server.match('/api/v1/departments').forEach((call) => call.flush({ items: [jane.department] }));
    server
      .match('/api/v1/groups')
      .forEach((call) => call.flush({ items: [{ id: 'g', key: 'crew', name: 'Crew', members: [] }] }));
    return { server, saved, left };
  };
  const openJane = async () => {
    const opened = await open('j');
    opened.server.expectOne(url).flush(jane, { headers: { ETag: '"3"' } });
    await screen.findByDisplayValue('Jane');
    return opened;
  };

  it('sends what differs from what was read, with its version', async () => {
    const { server, saved } = await openJane();
    fireEvent.input(screen.getByLabelText('Job title'), { target: { value: 'Specialist' } });
    fireEvent.change(screen.getByLabelText('Department'), { target: { value: '' } });
    fireEvent.click(screen.getByLabelText(/^Approver/));
    fireEvent.click(screen.getByLabelText('Crew'));
    fireEvent.click(screen.getByRole('button', { name: 'Save' }));

    const call = server.expectOne({ method: 'PATCH', url });
    expect(call.request.headers.get('If-Match')).toBe('"3"');
    expect(call.request.body).toEqual({
      title: 'Specialist',
      department: null,
      roles: ['EMPLOYEE', 'APPROVER'],
      groups: [],
    });
    call.flush({ ...jane, title: 'Specialist' });
    expect(saved).toHaveBeenCalledWith('j');
    expect(kept.size).toBe(0);
  });

  it('adds somebody, and says beside a field what the server does not take', async () => {
    const { server } = await open('new');
    fireEvent.input(await screen.findByLabelText(/^Name/), { target: { value: 'Noa' } });
    fireEvent.input(screen.getByLabelText(/^E-mail/), { target: { value: 'jane@acme.example' } });
    fireEvent.click(screen.getByRole('button', { name: 'Save' }));
    const call = server.expectOne({ method: 'POST', url: '/api/v1/people' });
    expect(call.request.body).toMatchObject({ name: 'Noa', roles: ['EMPLOYEE'], manager: null, zone: null });
    call.flush(
      { code: 'VALIDATION_FAILED', errors: [{ pointer: '/email', detail: 'Somebody else has this address.' }] },
      { status: 422, statusText: '' },
    );

    expect(await screen.findByText('Somebody else has this address.')).toBeTruthy();
  });

  it('keeps what is not saved until it is discarded', async () => {
    kept.set('person.j', { form: { ...jane, title: 'Written before', department: 'it' }, etag: '"2"' });
    await openJane();
    expect(screen.getByDisplayValue('Written before')).toBeTruthy();

    fireEvent.click(screen.getByRole('button', { name: 'Discard' }));

    expect(screen.queryByDisplayValue('Written before')).toBeNull();
    expect(kept.size).toBe(0);
  });

  it('loses nothing when somebody else was faster', async () => {
    const { server } = await openJane();
    fireEvent.input(screen.getByLabelText('Job title'), { target: { value: 'Specialist' } });
    fireEvent.click(screen.getByRole('button', { name: 'Save' }));
    server.expectOne({ method: 'PATCH', url }).flush({ code: 'STALE' }, { status: 412, statusText: '' });

    expect(await screen.findByText(/Somebody else changed this meanwhile/)).toBeTruthy();
    expect(screen.getByDisplayValue('Specialist')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Read again' }));
    server.expectOne(url).flush({ ...jane, title: 'Manager' }, { headers: { ETag: '"4"' } });
    expect(await screen.findByDisplayValue('Manager')).toBeTruthy();
  });

  it('shows what leaving means, and tells what moved', async () => {
    const { server, left } = await openJane();
    const say = vi.spyOn(TestBed.inject(Toasts), 'say');
    fireEvent.click(screen.getByRole('button', { name: 'Deactivate' }));
    const requests = [{ id: 't', ticket_number: 'FIN-1', title: 'Camera' }];
    server.expectOne(`${url}/waiting`).flush({ count: 2, requests });
    server.expectOne(({ params }) => params.get('manager') === 'j').flush({ items: [ref('Peter')] });
    const dialog = within(await screen.findByRole('dialog', { hidden: true }));
    expect(dialog.getByText('FIN-1 Camera')).toBeTruthy();
    expect(dialog.getByText('Peter')).toBeTruthy();

    fireEvent.click(dialog.getByRole('button', { name: 'Deactivate', hidden: true }));
    server.expectOne({ method: 'DELETE', url }).flush(null);
    server.expectOne(`${url}/waiting`).flush({ count: 1, requests });

    expect(left).toHaveBeenCalled();
    expect(say).toHaveBeenCalledWith('Jane is deactivated. Passed on to others: 1; still without anybody: 1', 'done', {
      label: 'Continuity',
      to: '/admin/continuity',
    });
  });
});

describe('Editors of units', () => {
  it('make the key of a department from its name', async () => {
    await render(DepartmentEditor, { inputs: { id: 'new' }, providers });
    TestBed.tick();
    const server = TestBed.inject(HttpTestingController);
    server.expectOne('/api/v1/departments').flush({ items: [{ id: 'd', key: 'it', name: 'Technology' }] });
    fireEvent.input(await screen.findByLabelText(/^Name/), { target: { value: 'Büro & Übersee' } });
    fireEvent.change(screen.getByLabelText('Part of'), { target: { value: 'it' } });
    fireEvent.click(screen.getByRole('button', { name: 'Save' }));

    expect(server.expectOne({ method: 'POST', url: '/api/v1/departments' }).request.body).toEqual({
      name: 'Büro & Übersee',
      key: 'buero-uebersee',
      head: null,
      parent: 'it',
    });
  });

  it('take a member out of a group', async () => {
    await render(GroupEditor, { inputs: { id: 'crew' }, providers });
    TestBed.tick();
    const server = TestBed.inject(HttpTestingController);
    const crew = { id: 'g', key: 'crew', name: 'Crew', active: true, members: [ref('dan'), ref('eve')] };
    server.expectOne('/api/v1/groups/crew').flush(crew, { headers: { ETag: '"7"' } });
    fireEvent.click(await screen.findByRole('button', { name: 'Remove dan' }));
    fireEvent.click(screen.getByRole('button', { name: 'Save' }));

    const call = server.expectOne({ method: 'PATCH', url: '/api/v1/groups/crew' });
    expect(call.request.headers.get('If-Match')).toBe('"7"');
    expect(call.request.body).toEqual({ name: 'Crew', key: 'crew', members: ['eve'] });
  });

  it('say which department a category is a matter of, and bring one back', async () => {
    await render(CategoryEditor, { inputs: { id: 'building' }, providers });
    TestBed.tick();
    const server = TestBed.inject(HttpTestingController);
    server.expectOne('/api/v1/departments').flush({ items: [{ id: 'd', key: 'it', name: 'Technology' }] });
    server.expectOne('/api/v1/categories?limit=100').flush({
      items: [
        { id: 'w', key: 'work', name: 'Workplace', parent: null },
        { id: 'd', key: 'desk', name: 'Desks', parent: { id: 'w', key: 'work', name: 'Workplace' } },
      ],
    });
    const building = { id: 'c', key: 'building', name: 'Building', active: false, parent: null, department: null };
    server.expectOne('/api/v1/categories/building').flush(building, { headers: { ETag: '"2"' } });
    fireEvent.change(await screen.findByLabelText('Department'), { target: { value: 'it' } });
    const whole = screen.getByLabelText<HTMLSelectElement>('Part of');
    expect([...whole.options].map(({ label }) => label)).toEqual(['none', 'Workplace']);
    fireEvent.change(whole, { target: { value: 'work' } });
    fireEvent.click(screen.getByRole('button', { name: 'Save' }));
    const call = server.expectOne({ method: 'PATCH', url: '/api/v1/categories/building' });
    expect(call.request.body).toEqual({ name: 'Building', key: 'building', parent: 'work', department: 'it' });

    fireEvent.click(screen.getByRole('button', { name: 'Bring back' }));
    expect(server.expectOne({ method: 'PATCH', url: '/api/v1/categories/building' }).request.body).toEqual({
      active: true,
    });
  });
});
