import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { describe, expect, it, vi } from 'vitest';
import { provideTexts } from '../../../testing/texts';
import type { Me } from '../../shared/model/model';
import { Ahead, aheadInterceptor } from '../api/ahead';
import { NotificationChoices } from '../notification-choices';
import { Preferences } from '../preferences';
import { Session } from './session';
import { type FirstReads, permitted, signedInGuard } from './signed-in-guard';

@Component({ template: '' })
class Anything {}

describe('signedInGuard', () => {
  const me = signal<Me | null>(null);
  const signIn = vi.fn();
  const reads: FirstReads = ({ params }) => [`/api/v1/tickets/${String(params['id'])}`];

  const arrives = ({ signedIn = true, speaks = 'en' }) => {
    me.set(null);
    const language = signal('en');
    TestBed.configureTestingModule({
      providers: [
        provideTexts(),
        provideHttpClient(withInterceptors([aheadInterceptor])),
        provideHttpClientTesting(),
        provideRouter([
          {
            path: '',
            canActivate: [signedInGuard],
            children: [{ path: 'requests/:id', component: Anything, data: { reads } }],
          },
        ]),
        { provide: Preferences, useValue: { language, languageTold: () => undefined } },
        { provide: NotificationChoices, useValue: { known: () => Promise.resolve(language.set(speaks)) } },
        {
          provide: Session,
          useValue: {
            me,
            signIn,
            know: (known: Me) => me.set(known),
            isExpected: () => false,
            signedIn: () => Promise.resolve(signedIn),
          },
        },
      ],
    });
    const arriving = TestBed.inject(Router).navigateByUrl('/requests/7');
    return { arriving, server: TestBed.inject(HttpTestingController) };
  };

  it('reads what the place shows first while it asks who is there', async () => {
    const { arriving, server } = arrives({});
    const who = await vi.waitFor(() => server.expectOne('/api/v1/auth/me'));
    server.expectOne('/api/v1/tickets/7').flush({ id: '7' });
    who.flush({ id: 'mike' });
    expect(await arriving).toBe(true);
    expect(TestBed.inject(Ahead).take('/api/v1/tickets/7')).toBeDefined();
  });

  it('shows nothing that was read in a language that the person does not speak', async () => {
    const { arriving, server } = arrives({ speaks: 'de' });
    const who = await vi.waitFor(() => server.expectOne('/api/v1/auth/me'));
    who.flush({ id: 'mike' });
    expect(await arriving).toBe(true);
    expect(TestBed.inject(Ahead).take('/api/v1/tickets/7')).toBeUndefined();
  });

  it('takes who is not signed in to sign in, and back', async () => {
    const { arriving, server } = arrives({ signedIn: false });
    expect(await arriving).toBe(false);
    expect(signIn).toHaveBeenCalledWith('/requests/7');
    server.verify();
  });
});

describe('permitted', () => {
  const arrives = async (permissions: string[]) => {
    TestBed.configureTestingModule({
      providers: [
        provideRouter([
          { path: 'admin', component: Anything, canActivate: [permitted('MANAGE_CATALOG')] },
          { path: '**', component: Anything, title: 'nothing here' },
        ]),
        { provide: Session, useValue: { may: (permission: string) => permissions.includes(permission) } },
      ],
    });
    const router = TestBed.inject(Router);
    await router.navigateByUrl('/admin');
    return router.routerState.snapshot.root.firstChild?.routeConfig?.path;
  };

  it('opens a place to who may use it', async () => {
    expect(await arrives(['MANAGE_CATALOG'])).toBe('admin');
  });

  it('tells everybody else that nothing is there for them', async () => {
    expect(await arrives(['READ_PEOPLE'])).toBe('**');
  });
});
