import { ErrorHandler } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { expect, it, vi } from 'vitest';
import { OidcLog } from './oidc';

it('tells of errors, and not of an answer that nobody is signed in yet', () => {
  const handleError = vi.fn();
  TestBed.configureTestingModule({ providers: [OidcLog, { provide: ErrorHandler, useValue: { handleError } }] });
  const log = TestBed.inject(OidcLog);
  log.logError('0-assent-portal - Error: Error: login_required');
  expect(handleError).not.toHaveBeenCalled();
  log.logError('0-assent-portal - the nonce is another one');
  expect(handleError).toHaveBeenCalledOnce();
});
