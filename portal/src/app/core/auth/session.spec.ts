import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { OidcSecurityService } from 'angular-auth-oidc-client';
import { of, throwError } from 'rxjs';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Session } from './session';

describe('Session', () => {
  const oidc = { checkAuthIncludingServer: vi.fn(), authorize: vi.fn(), logoffLocal: vi.fn(), getAccessToken: vi.fn() };
  let session: Session;

  beforeEach(() => {
    vi.clearAllMocks();
    sessionStorage.clear();
    TestBed.configureTestingModule({
      providers: [
        { provide: OidcSecurityService, useValue: oidc },
        { provide: Router, useValue: { url: '/inbox' } },
      ],
    });
    session = TestBed.inject(Session);
  });

  it('comes back to the place that was wanted, once', () => {
    session.signIn('/requests/1?tab=files');
    expect(oidc.authorize).toHaveBeenCalledOnce();
    expect(session.takeWanted()).toBe('/requests/1?tab=files');
    expect(session.takeWanted()).toBe('/');
  });

  it('keeps the place that was wanted when the server comes back to the front page first', () => {
    sessionStorage.setItem('assent.wanted', '/new/purchase');
    session.signIn('/');
    expect(session.takeWanted()).toBe('/new/purchase');
  });

  it('counts a failed check as not signed in and checks only once', async () => {
    oidc.checkAuthIncludingServer.mockReturnValue(throwError(() => new Error('no discovery')));
    expect(await session.signedIn()).toBe(false);
    await session.signedIn();
    expect(oidc.checkAuthIncludingServer).toHaveBeenCalledOnce();
  });

  it('waits for no renewal that a page began which is gone', async () => {
    const left = {
      codeVerifier: 'mine',
      storageSilentRenewRunning: '{"state":"running"}',
      storageCodeFlowInProgress: true,
    };
    sessionStorage.setItem('assent.sign-in', JSON.stringify(left));
    oidc.checkAuthIncludingServer.mockImplementation(() => {
      expect(JSON.parse(sessionStorage.getItem('assent.sign-in') ?? '')).toEqual({ codeVerifier: 'mine' });
      return of({ isAuthenticated: true });
    });
    expect(await session.signedIn()).toBe(true);
  });

  it('is signed in with a valid token', async () => {
    oidc.checkAuthIncludingServer.mockReturnValue(of({ isAuthenticated: true }));
    expect(await session.signedIn()).toBe(true);
  });

  it('does not send people round in circles when fresh tokens are refused', () => {
    sessionStorage.setItem('assent.expired', String(Date.now()));
    session.expired();
    expect(oidc.authorize).not.toHaveBeenCalled();
  });
});
