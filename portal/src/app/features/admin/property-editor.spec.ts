import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { fireEvent, render, screen, within } from '@testing-library/angular';
import { describe, expect, it, vi } from 'vitest';
import { provideTexts } from '../../../testing/texts';
import { PropertyEditor } from './property-editor';

const person = (name: string) => ({ id: name, name, email: `${name}@acme.example`, photo: null });
const url = '/api/v1/properties/p';
const tower = {
  id: 'p',
  name: 'Tower',
  address: 'Quay 4',
  zone: null,
  manager: person('carlos'),
  staff: [person('nina')],
  floors: [
    { id: 'f0', name: 'Ground', rooms: 1 },
    { id: 'f1', name: 'First', rooms: 0 },
  ],
  rooms: 2,
};

describe('PropertyEditor', () => {
  const open = async (id: string) => {
    const saved = vi.fn();
    await render(PropertyEditor, {
      inputs: { id },
      on: { saved },
      providers: [provideHttpClient(), provideHttpClientTesting(), provideRouter([]), provideTexts()],
    });
    const server = TestBed.inject(HttpTestingController);
    TestBed.tick();
    return { server, saved };
  };

  const openTower = async () => {
    const opened = await open('p');
    opened.server.expectOne(url).flush(tower, { headers: { ETag: '"3"' } });
    opened.server.expectOne(`${url}/rooms`).flush({
      items: [
        { id: 'r1', name: '0.01', floor: { id: 'f0', name: 'Ground' } },
        { id: 'r2', name: 'Roof', floor: null },
      ],
    });
    await screen.findByDisplayValue('Tower');
    return opened;
  };

  it('sends what was changed with the version that was read', async () => {
    const { server, saved } = await openTower();
    fireEvent.input(screen.getByLabelText(/^Name/), { target: { value: 'High tower' } });
    fireEvent.click(screen.getByRole('button', { name: 'Remove nina' }));
    fireEvent.click(screen.getByRole('button', { name: 'Move First down in the building' }));
    fireEvent.click(screen.getByRole('button', { name: 'Save' }));

    const call = server.expectOne({ method: 'PATCH', url });
    expect(call.request.headers.get('If-Match')).toBe('"3"');
    expect(call.request.body).toEqual({
      name: 'High tower',
      address: 'Quay 4',
      zone: null,
      manager: 'carlos',
      staff: [],
      floors: [
        { id: 'f1', name: 'First' },
        { id: 'f0', name: 'Ground' },
      ],
    });
    call.flush({ ...tower, name: 'High tower' });
    expect(saved).toHaveBeenCalledWith('p');
  });

  it('says at its place what the server does not take', async () => {
    const { server } = await open('new');
    fireEvent.input(await screen.findByLabelText(/^Name/), { target: { value: 'Tower' } });
    fireEvent.click(screen.getByRole('button', { name: 'Save' }));
    server
      .expectOne('/api/v1/properties')
      .flush(
        { code: 'INVALID', errors: [{ pointer: '/name', detail: 'Another one has this name.' }] },
        { status: 422, statusText: '' },
      );

    expect(await screen.findByText('Another one has this name.')).toBeTruthy();
  });

  it('shows rooms on their floors, adds one and moves one', async () => {
    const { server } = await openTower();
    expect(screen.getByText('On no floor')).toBeTruthy();
    const field = screen.getByLabelText('Add a room: First');
    fireEvent.input(field, { target: { value: '1.01' } });
    fireEvent.keyDown(field, { key: 'Enter' });
    const made = server.expectOne({ method: 'POST', url: `${url}/rooms` });
    expect(made.request.body).toEqual({ name: '1.01', floor: 'f1' });
    made.flush({ id: 'r3', name: '1.01', floor: { id: 'f1', name: 'First' } });
    server.expectOne(`${url}/rooms`).flush({ items: [{ id: 'r2', name: 'Roof', floor: null }] });

    fireEvent.click(await screen.findByRole('button', { name: 'Roof' }));
    const dialog = within(await screen.findByRole('dialog', { hidden: true }));
    fireEvent.change(dialog.getByLabelText('Floor'), { target: { value: 'f1' } });
    fireEvent.click(dialog.getByRole('button', { name: 'Save', hidden: true }));
    expect(server.expectOne({ method: 'PATCH', url: `${url}/rooms/r2` }).request.body).toEqual({
      name: 'Roof',
      floor: 'f1',
    });
  });
});
