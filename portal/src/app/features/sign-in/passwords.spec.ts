import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { type Type } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { render, screen } from '@testing-library/angular';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { provideTexts } from '../../../testing/texts';
import { ForgotPassword } from './forgot-password';
import { NewPassword } from './new-password';

const show = async (page: Type<unknown>) => {
  const shown = await render(page, {
    providers: [provideTexts(), provideRouter([]), provideHttpClient(), provideHttpClientTesting()],
  });
  return { ...shown, server: TestBed.inject(HttpTestingController) };
};
const refusal = (pointer: string, detail: string) => ({ code: 'VALIDATION_FAILED', errors: [{ pointer, detail }] });
const invalid = { status: 422, statusText: '' };

describe('ForgotPassword', () => {
  it('says the same to everybody, and does not ask twice', async () => {
    const { server, detectChanges } = await show(ForgotPassword);
    await userEvent.type(screen.getByLabelText('E-mail'), 'noa@acme.example');
    await userEvent.click(screen.getByRole('button', { name: 'Write to me' }));
    const call = server.expectOne('/api/v1/auth/forgot-password');
    expect(call.request.body).toEqual({ email: 'noa@acme.example' });
    call.flush(null, { status: 202, statusText: '' });
    detectChanges();

    expect(screen.getByRole('status').textContent).toContain('If there is an account for noa@acme.example');
    expect(screen.queryByRole('button', { name: 'Write to me' })).toBeNull();
  });

  it('tells why no letter is written', async () => {
    const { server, detectChanges } = await show(ForgotPassword);
    await userEvent.type(screen.getByLabelText('E-mail'), 'noa@acme.example');
    await userEvent.click(screen.getByRole('button', { name: 'Write to me' }));
    const answer = { code: 'TOO_MANY_REQUESTS', detail: 'Try again in 20 s.' };
    server.expectOne('/api/v1/auth/forgot-password').flush(answer, { status: 429, statusText: '' });
    detectChanges();

    expect(screen.getByRole('alert').textContent).toContain('Try again in 20 s.');
    expect(screen.getByRole('button', { name: 'Write to me' })).toBeTruthy();
  });
});

describe('NewPassword', () => {
  beforeEach(() => history.replaceState(null, '', '#proof'));
  afterEach(() => history.replaceState(null, '', location.pathname));

  const choose = async (server: HttpTestingController) => {
    await userEvent.clear(screen.getByLabelText(/New password/));
    await userEvent.type(screen.getByLabelText(/New password/), 'three quiet words');
    await userEvent.click(screen.getByRole('button', { name: 'Set the password' }));
    return server.expectOne('/api/v1/auth/reset-password');
  };

  it('sends what stands behind the # with the password, and leads to signing in', async () => {
    const { server, detectChanges } = await show(NewPassword);
    const call = await choose(server);
    expect(call.request.body).toEqual({ token: 'proof', new_password: 'three quiet words' });
    call.flush(null);
    detectChanges();

    expect(screen.getByRole('link', { name: 'Sign in' })).toBeTruthy();
  });

  it('tells beside the field what is wrong with a password, which is chosen anew', async () => {
    const { server, detectChanges } = await show(NewPassword);
    (await choose(server)).flush(refusal('/new_password', 'Use at least 10 characters.'), invalid);
    detectChanges();

    expect(screen.getByText('Use at least 10 characters.')).toBeTruthy();
    expect(screen.queryByRole('alert')).toBeNull();
    expect((await choose(server)).request.body).toMatchObject({ token: 'proof' });
  });

  it('offers another letter when the link is no good', async () => {
    const { server, detectChanges } = await show(NewPassword);
    (await choose(server)).flush(refusal('/token', 'This link was used before or is too old.'), invalid);
    detectChanges();

    expect(screen.getByRole('alert').textContent).toContain('This link was used before');
    expect(screen.getByRole('link', { name: 'Ask for another letter' })).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Set the password' })).toBeNull();
  });

  it('asks for the link when the address lacks it', async () => {
    history.replaceState(null, '', location.pathname);
    await show(NewPassword);

    expect(screen.getByRole('alert').textContent).toContain('Open the link of the letter once more');
  });
});
