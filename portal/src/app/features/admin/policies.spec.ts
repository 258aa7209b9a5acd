import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { render, screen } from '@testing-library/angular';
import { userEvent } from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { provideTexts } from '../../../testing/texts';
import { Policies } from './policies';

it('keeps that a second person approves drafts, and shows what is kept when it is refused [F2]', async () => {
  await render(Policies, {
    providers: [provideHttpClient(), provideHttpClientTesting(), provideRouter([]), provideTexts()],
  });
  const http = TestBed.inject(HttpTestingController);
  http.expectOne('/api/v1/publishing-policy').flush({ second_person: false, version: 0 });
  const box = await screen.findByRole<HTMLInputElement>('checkbox', { name: 'A second person approves each draft' });

  await userEvent.click(box);
  const kept = http.expectOne('/api/v1/publishing-policy');
  expect(kept.request.headers.get('If-Match')).toBe('"0"');
  expect(kept.request.body).toEqual({ second_person: true });
  kept.flush({ second_person: true, version: 1 });
  await expect.poll(() => box.disabled).toBe(false);

  await userEvent.click(box);
  http
    .expectOne({ method: 'PUT', url: '/api/v1/publishing-policy' })
    .flush({ code: 'STALE', detail: 'It was changed.' }, { status: 412, statusText: 'Stale' });
  await expect.poll(() => box.checked).toBe(true);
});
