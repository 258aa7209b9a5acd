import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { fireEvent, render, screen } from '@testing-library/angular';
import { describe, expect, it } from 'vitest';
import { provideTexts } from '../../../testing/texts';
import type { Ticket } from '../../shared/model/model';
import { Todos } from './todos';

const alex = { id: 'a', name: 'Alex', email: 'a@acme.example', photo: null };
const todo = (id: string, over: object) => ({
  id,
  title: `Task ${id}`,
  assignee: alex,
  created_by: alex,
  created_at: '2026-11-29T10:00:00Z',
  version: 3,
  actions: ['done', 'edit', 'delete'],
  ...over,
});

const shown = async (ticket: object, items: object[]) => {
  await render(Todos, {
    inputs: { ticket: { id: 't', status: 'IN_PROGRESS', actions: ['add-task'], ...ticket } as unknown as Ticket },
    providers: [provideHttpClient(), provideHttpClientTesting(), provideTexts()],
  });
  const http = TestBed.inject(HttpTestingController);
  TestBed.tick();
  http.expectOne('/api/v1/tickets/t/tasks').flush({ items });
  await screen.findByText(/Task|Add/);
  return http;
};

describe('Todos', () => {
  it('ticks off at once, and back when the server refuses', async () => {
    const http = await shown({}, [todo('1', {}), todo('2', { done_at: '2026-11-29T11:00:00Z', actions: [] })]);
    expect(screen.getByText('1 of 2 done')).toBeTruthy();
    const box = screen.getByRole<HTMLInputElement>('checkbox', { name: 'Task 1' });
    expect(screen.getByRole<HTMLInputElement>('checkbox', { name: 'Task 2' }).disabled).toBe(true);

    fireEvent.click(box);
    TestBed.tick();
    expect(screen.getByText('2 of 2 done')).toBeTruthy();
    const call = http.expectOne('/api/v1/tickets/t/tasks/1');
    expect(call.request.headers.get('If-Match')).toBe('"3"');
    expect(call.request.body).toEqual({ done: true });
    call.flush({ code: 'STALE' }, { status: 412, statusText: 'Stale' });
    TestBed.tick();

    expect(screen.getByText('1 of 2 done')).toBeTruthy();
  });

  it('adds a task', async () => {
    const http = await shown({}, [todo('1', {})]);
    fireEvent.input(screen.getByLabelText('Add a task'), { target: { value: ' Call the vendor ' } });
    TestBed.tick();
    fireEvent.click(screen.getByRole('button', { name: 'Add' }));

    const call = http.expectOne(({ method }) => method === 'POST');
    expect(call.request.body).toEqual({ title: 'Call the vendor' });
    call.flush(todo('3', { title: 'Call the vendor', assignee: null }));
    TestBed.tick();
    expect(screen.getByText('Call the vendor').closest('li')?.textContent).toContain('nobody in particular');
  });

  it('changes a task, and keeps what was typed when the server refuses', async () => {
    const http = await shown({}, [todo('1', { due_date: '2026-12-04T22:59:59Z' })]);
    fireEvent.click(screen.getByRole('button', { name: 'Change: Task 1' }));
    const title = await screen.findByLabelText<HTMLInputElement>('What is to be done');
    expect(title.value).toBe('Task 1');
    fireEvent.input(title, { target: { value: 'Call the vendor' } });
    fireEvent.click(screen.getByRole('button', { name: 'Choose somebody else' }));
    TestBed.tick();
    fireEvent.click(screen.getByRole('button', { name: 'Save' }));

    const call = http.expectOne('/api/v1/tickets/t/tasks/1');
    expect(call.request.headers.get('If-Match')).toBe('"3"');
    expect(call.request.body).toEqual({ title: 'Call the vendor', assignee: null });
    call.flush({ code: 'STALE' }, { status: 412, statusText: 'Stale' });
    TestBed.tick();
    http.expectOne('/api/v1/tickets/t/tasks').flush({ items: [todo('1', { version: 4 })] });
    await screen.findByDisplayValue('Call the vendor');

    fireEvent.click(screen.getByRole('button', { name: 'Save' }));
    const again = http.expectOne('/api/v1/tickets/t/tasks/1');
    expect(again.request.headers.get('If-Match')).toBe('"4"');
    again.flush(todo('1', { title: 'Call the vendor', assignee: null, version: 5 }));
    TestBed.tick();

    expect(screen.queryByLabelText('What is to be done')).toBeNull();
    expect(screen.getByText('Call the vendor').closest('li')?.textContent).toContain('nobody in particular');
  });

  it('says of a request that is done what is still open', async () => {
    await shown({ status: 'COMPLETED', actions: [] }, [todo('1', {}), todo('2', {})]);

    expect(screen.getByText('2 tasks are still open')).toBeTruthy();
    expect(screen.queryByLabelText('Add a task')).toBeNull();
  });
});
