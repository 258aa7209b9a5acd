import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { render, screen } from '@testing-library/angular';
import { describe, expect, it } from 'vitest';
import { provideTexts } from '../../../testing/texts';
import { Session } from '../auth/session';
import { Place } from '../place';
import { Waiting } from '../waiting';
import { Rail } from './rail';

describe('Rail', () => {
  it('marks where the trail begins: a request that was opened from the inbox belongs to it', async () => {
    const { fixture } = await render(Rail, {
      providers: [
        provideTexts(),
        provideRouter([]),
        { provide: Session, useValue: { me: signal(null), may: () => false } },
        { provide: Waiting, useValue: { inbox: signal(0), requests: signal(0) } },
      ],
    });
    const place = TestBed.inject(Place);
    const marked = () => {
      fixture.detectChanges();
      return screen.getAllByRole('link', { current: 'page' }).map((link) => link.textContent?.trim());
    };
    place.set({ label: 'Inbox', link: '/inbox' }, { label: 'REQ-1' });
    expect(marked()).toEqual(['Inbox']);
    place.set({ label: 'Home', link: '/' });
    expect(marked()).toEqual(['Home']);
  });
});
