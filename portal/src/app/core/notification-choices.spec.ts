import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { provideTexts } from '../../testing/texts';
import type { Language } from '../shared/locale/texts';
import { Session } from './auth/session';
import { NotificationChoices } from './notification-choices';
import { Preferences } from './preferences';

const url = '/api/v1/notifications/preferences';
const asked = { event: 'APPROVAL_ASKED', in_app: true, email: true };
const mentioned = { event: 'MENTIONED', in_app: true, email: true };

describe('NotificationChoices', () => {
  let server: HttpTestingController;
  let choices: NotificationChoices;
  const language = signal<Language>('en');
  const languageTold = signal<boolean | undefined>(undefined);
  const agreeOn = vi.fn((agreed: Language) => {
    language.set(agreed);
    languageTold.set(true);
  });

  const settle = async () => {
    await new Promise((resolve) => setTimeout(resolve));
    TestBed.tick();
  };
  const knows = async (there: Language | null) => {
    TestBed.tick();
    server.expectOne(url).flush({ language: there, events: [asked, mentioned] }, { headers: { ETag: '"1"' } });
    await settle();
  };
  const takes = async (version: string, body: object) => {
    await settle();
    const put = server.expectOne({ method: 'PUT', url });
    expect(put.request.headers.get('If-Match')).toBe(version);
    expect(put.request.body).toMatchObject(body);
    put.flush(put.request.body, { headers: { ETag: `"${Number(version.replaceAll('"', '')) + 1}"` } });
    await settle();
  };

  beforeEach(() => {
    vi.clearAllMocks();
    language.set('en');
    languageTold.set(undefined);
    TestBed.configureTestingModule({
      providers: [
        provideTexts(),
        provideHttpClient(),
        provideHttpClientTesting(),
        { provide: Session, useValue: { me: () => ({ id: 'jane' }) } },
        { provide: Preferences, useValue: { language, languageTold, agreeOn } },
      ],
    });
    server = TestBed.inject(HttpTestingController);
    choices = TestBed.inject(NotificationChoices);
  });

  it('tells the server the language that was chosen before signing in', async () => {
    language.set('de');
    languageTold.set(false);
    await knows(null);
    await takes('"1"', { language: 'de', events: [asked, mentioned] });
    expect(agreeOn).toHaveBeenCalledWith('de');
  });

  it('tells it at once when another one is chosen later', async () => {
    await knows('en');
    language.set('de');
    languageTold.set(false);
    TestBed.tick();
    await takes('"1"', { language: 'de' });
  });

  it('speaks the language that was chosen elsewhere', async () => {
    await knows('de');
    expect(agreeOn).toHaveBeenCalledWith('de');
    server.expectNone({ method: 'PUT', url });
  });

  it('leaves a language alone that nobody chose', async () => {
    await knows(null);
    expect(agreeOn).not.toHaveBeenCalled();
    server.expectNone({ method: 'PUT', url });
  });

  it('loses none of two choices made one right after the other', async () => {
    await knows('en');
    choices.choose('APPROVAL_ASKED', 'email', false);
    choices.choose('MENTIONED', 'email', false);
    expect(choices.events().map(({ email }) => email)).toEqual([false, false]);
    await takes('"1"', { events: [{ ...asked, email: false }, mentioned] });
    expect(choices.events().map(({ email }) => email)).toEqual([false, false]);
    await takes('"2"', {
      events: [
        { ...asked, email: false },
        { ...mentioned, email: false },
      ],
    });
  });

  it('reads what was changed elsewhere and chooses again', async () => {
    await knows('en');
    choices.choose('MENTIONED', 'in_app', false);
    await settle();
    server.expectOne({ method: 'PUT', url }).flush({}, { status: 412, statusText: 'stale' });
    await settle();
    server
      .expectOne({ method: 'GET', url })
      .flush({ language: 'en', events: [mentioned] }, { headers: { ETag: '"7"' } });
    await takes('"7"', { events: [{ ...mentioned, in_app: false }] });
  });

  it('shows what holds when the server does not take it', async () => {
    await knows('en');
    choices.choose('MENTIONED', 'in_app', false);
    await settle();
    server.expectOne({ method: 'PUT', url }).flush({ detail: 'No.' }, { status: 500, statusText: 'broken' });
    await settle();
    expect(choices.events()).toEqual([asked, mentioned]);
  });
});
