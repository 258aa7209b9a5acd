import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { render, screen } from '@testing-library/angular';
import { describe, expect, it, vi } from 'vitest';
import type { Approval, Person } from '../../shared/model/model';
import { provideTexts } from '../../../testing/texts';
import { StepApprovers } from './step-approvers';

const person = (name: string): Person => ({ id: name, name, email: `${name.toLowerCase()}@acme.example`, photo: null });

const approval = (id: string, approvers: string[], actions: string[]) =>
  ({
    id,
    step: 'The manager decides',
    rule: 'any',
    state: 'PENDING',
    approvers: approvers.map(person),
    substitutes: [],
    votes: [],
    actions,
  }) as unknown as Approval;

describe('StepApprovers', () => {
  let server: HttpTestingController;

  const shows = async (...approvals: Approval[]) => {
    await render(StepApprovers, {
      inputs: { approvals },
      providers: [provideHttpClient(), provideHttpClientTesting(), provideTexts()],
    });
    server = TestBed.inject(HttpTestingController);
  };

  const finds = async (name: string) => {
    await vi.waitFor(() => {
      server
        .match(({ url }) => url.startsWith('/api/v1/people'))
        .filter(({ cancelled }) => !cancelled)
        .forEach((call) => call.flush({ items: [person(name)], next_cursor: null }));
      screen.getByRole('option', { name: new RegExp(name) }).click();
    }, 4_000);
  };

  const type = (label: RegExp, text: string) => {
    const field = screen.getByLabelText<HTMLTextAreaElement>(label);
    field.value = text;
    field.dispatchEvent(new Event('input'));
  };

  it('offers no change that the server does not offer', async () => {
    await shows(approval('a', ['Laura'], ['approve', 'reject']));
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('lets an administrator choose who decides instead, with a reason', async () => {
    await shows(approval('a', ['Laura'], ['reassign']));
    screen.getByRole('button', { name: 'Change approver' }).click();
    await finds('Hannah');
    type(/Reason/, 'She is ill.');
    const save = screen.getAllByRole<HTMLButtonElement>('button', { name: 'Change approver' }).at(-1)!;
    await vi.waitFor(() => expect(save.disabled).toBe(false));
    save.click();
    const call = server.expectOne('/api/v1/approvals/a/reassign');
    expect(call.request.body).toEqual({ approver: 'Hannah', comments: 'She is ill.' });
  });

  it('lets an approver ask one more for an opinion', async () => {
    await shows(approval('a', ['Laura'], ['approve', 'add_approver', 'add_reviewer']));
    screen.getByRole('button', { name: 'Ask for an opinion' }).click();
    await finds('Hannah');
    type(/Reason/, 'She knows cameras.');
    const save = screen.getAllByRole<HTMLButtonElement>('button', { name: 'Ask for an opinion' }).at(-1)!;
    await vi.waitFor(() => expect(save.disabled).toBe(false));
    save.click();
    const call = server.expectOne('/api/v1/approvals/a/add-reviewer');
    expect(call.request.body).toEqual({ approver: 'Hannah', comments: 'She knows cameras.' });
  });

  it('replaces one of several who are asked by themselves', async () => {
    await shows(approval('a', ['Finn'], ['reassign']), approval('b', ['Freda'], ['reassign']));
    screen.getByRole('button', { name: 'Change approver' }).click();
    const instead = await screen.findByLabelText<HTMLSelectElement>(/In place of/);
    instead.value = 'Freda';
    instead.dispatchEvent(new Event('change'));
    await finds('Hannah');
    type(/Reason/, 'She is ill.');
    const save = screen.getAllByRole<HTMLButtonElement>('button', { name: 'Change approver' }).at(-1)!;
    await vi.waitFor(() => expect(save.disabled).toBe(false));
    save.click();
    expect(server.expectOne('/api/v1/approvals/b/reassign').request.body).toMatchObject({ instead_of: 'Freda' });
  });
});
