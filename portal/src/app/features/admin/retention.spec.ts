import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { render, screen } from '@testing-library/angular';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { provideTexts } from '../../../testing/texts';
import { Session } from '../../core/auth/session';
import { Retention } from './retention';

const providers = [
  provideTexts(),
  provideHttpClient(),
  provideHttpClientTesting(),
  { provide: Session, useValue: { me: () => null } },
];
const url = '/api/v1/operations/retention';

describe('The retention of process history', () => {
  it('says what is lost before it can be saved [D5]', async () => {
    await render(Retention, { providers });
    const http = TestBed.inject(HttpTestingController);
    http.expectOne(url).flush({ history_days: null }, { headers: { etag: '"0"' } });
    const days = await screen.findByLabelText(/keep process history/);
    expect(screen.getByRole('button', { name: 'Save' })).toHaveProperty('disabled', true);

    await userEvent.type(days, '90');
    const asked = await vi.waitFor(() => http.expectOne(`${url}/preview`));
    expect(asked.request.body).toEqual({ history_days: 90 });
    asked.flush({ requests: 12 });

    await screen.findByText(/^12 finished requests lose/);
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    expect(http.expectOne(url).request.headers.get('If-Match')).toBe('"0"');
  });
});
