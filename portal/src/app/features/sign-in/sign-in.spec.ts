import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { render, screen } from '@testing-library/angular';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { provideTexts } from '../../../testing/texts';
import { Session } from '../../core/auth/session';
import { Preferences } from '../../core/preferences';
import { SignIn } from './sign-in';

describe('SignIn', () => {
  let isExpected = false;
  const show = async (inputs: { error?: string }) => {
    const shown = await render(SignIn, {
      inputs,
      providers: [
        provideTexts(),
        provideRouter([]),
        provideHttpClient(),
        provideHttpClientTesting(),
        { provide: Preferences, useValue: { dark: () => false, language: () => 'en' } },
        { provide: Session, useValue: { isExpected: () => isExpected } },
      ],
    });
    const options = TestBed.inject(HttpTestingController).expectOne('/sign-in/options');
    options.flush({ demo_accounts: [], demo_password: null, letters: true });
    await new Promise((resolve) => setTimeout(resolve));
    shown.detectChanges();
    return shown;
  };
  const email = () => screen.getByLabelText<HTMLInputElement>('E-mail');
  const password = () => screen.getByLabelText<HTMLInputElement>('Password');

  beforeEach(() => {
    sessionStorage.clear();
    isExpected = false;
  });

  it('keeps the address after a wrong password, and asks for the password again', async () => {
    const { fixture } = await show({});
    const form = (fixture.nativeElement as HTMLElement).querySelector('form') as HTMLFormElement;
    form.addEventListener('submit', (event) => event.preventDefault());
    await userEvent.type(email(), 'employee@acme.example');
    await userEvent.type(password(), 'wrong');
    await userEvent.click(screen.getByRole('button', { name: 'Sign in' }));
    fixture.destroy();
    TestBed.resetTestingModule();

    await show({ error: '' });
    await vi.waitFor(() => expect(document.activeElement).toBe(password()));
    expect(email().value).toBe('employee@acme.example');
    expect(password().value).toBe('');
    const why = password().getAttribute('aria-describedby') as string;
    expect(document.getElementById(why)?.textContent).toContain('do not match');
  });

  it('knows nothing of an earlier address when nobody was refused', async () => {
    sessionStorage.setItem('assent.tried', 'employee@acme.example');
    await show({});
    expect(email().value).toBe('');
    expect(sessionStorage.length).toBe(0);
  });

  it('says that a session has ended, and says it to nobody else', async () => {
    isExpected = true;
    await show({});
    expect(screen.getByText(/Your session has ended/)).toBeTruthy();
    TestBed.resetTestingModule();

    isExpected = false;
    await show({});
    expect(screen.queryByText(/Your session has ended/)).toBeNull();
  });

  it('asks again for what the form needs when that did not come', async () => {
    await render(SignIn, {
      providers: [
        provideTexts(),
        provideRouter([]),
        provideHttpClient(),
        provideHttpClientTesting(),
        { provide: Preferences, useValue: { dark: () => false, language: () => 'en' } },
        { provide: Session, useValue: { isExpected: () => isExpected } },
      ],
    });
    const server = TestBed.inject(HttpTestingController);
    server.expectOne('/sign-in/options').flush(null, { status: 503, statusText: 'away' });
    await vi.waitFor(() => server.expectOne('/sign-in/options'), { timeout: 4_000 });
  });
});
