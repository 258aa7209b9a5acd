import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import { Session } from './auth/session';
import { Words } from './words';

describe('Words', () => {
  const opened = (person: string): Words => {
    TestBed.resetTestingModule();
    TestBed.configureTestingModule({ providers: [{ provide: Session, useValue: { me: signal({ id: person }) } }] });
    return TestBed.inject(Words);
  };

  beforeEach(() => sessionStorage.clear());

  it('outlive a reload, until the server has them', () => {
    opened('jane').keep('ticket-1', 'Half a sentence');
    expect(opened('jane').of('ticket-1', '')).toBe('Half a sentence');
    opened('jane').forget('ticket-1');
    expect(opened('jane').of('ticket-1', '')).toBe('');
  });

  it('are not shown to another person in the same tab', () => {
    opened('jane').keep('ticket-1', 'Between us');
    expect(opened('mike').of('ticket-1', '')).toBe('');
  });
});
