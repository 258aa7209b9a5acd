import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { render, screen, waitFor } from '@testing-library/angular';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { provideTexts } from '../../../testing/texts';
import type { LetterPreview } from './design-api';
import { textOfWords, wordsOf } from './letter';
import { LetterDesk } from './letter-desk';
import type { OpenFile } from './open-file';
import { Workbench } from './workbench';

const begun = '# {{number}} is here\n\nFetch it.\n';
const name = 'templates/ticket-completed.en.md';
const letter = {
  own: true,
  subject: 'FIN-1 is here',
  text: 'Hello Ann,',
  html: '<body style="padding:24px"><p onclick="x()">Hello <b>Ann</b></p>',
};

interface LetterRequest {
  name: string;
  content: string;
  ticket: string | null;
}

describe('LetterDesk', () => {
  const shown = async () => {
    const text = signal(begun);
    const file = { name, begun: signal(begun), text, edit: (now: string) => text.set(now) };
    const bench = {
      key: signal('purchase'),
      busy: signal(false),
      form: () => Promise.resolve({ components: [{ type: 'number', id: 'a', key: 'amount', label: 'Amount' }] }),
      remove: vi.fn(),
    };
    await render(LetterDesk, {
      inputs: { file: file as unknown as OpenFile },
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        provideTexts(),
        { provide: Workbench, useValue: bench },
      ],
    });
    const http = TestBed.inject(HttpTestingController);
    http.expectOne('/api/v1/packs/purchase/draft/templates').flush({
      items: [{ file: name, event: 'TICKET_COMPLETED', language: 'en', names: ['number', 'title'], usual: '' }],
    });
    http
      .expectOne(({ url }) => url === '/api/v1/tickets')
      .flush({ items: [{ id: '1', ticket_number: 'FIN-7', title: 'x' }] });
    await screen.findByRole('button', { name: 'Amount' });
    /** What is asked may be asked anew while somebody types slowly. */
    const answer = async (preview: LetterPreview, ticket: string | null = null) => {
      const asked = await waitFor(() =>
        http.expectOne(
          ({ url, body }) => url.endsWith('/draft/templates/preview') && (body as LetterRequest).ticket === ticket,
        ),
      );
      asked.flush(preview);
      return asked.request.body as LetterRequest;
    };
    return { text, bench, answer };
  };

  it('writes subject and text into the file, and names where the cursor was last [F1] [I2]', async () => {
    const { text } = await shown();
    await userEvent.type(screen.getByLabelText(/^Text/), ' Soon.', {
      initialSelectionStart: 9,
      initialSelectionEnd: 9,
    });
    expect(text()).toBe('# {{number}} is here\n\nFetch it. Soon.\n');

    await userEvent.click(screen.getByRole('button', { name: 'Amount' }));
    expect(text()).toBe('# {{number}} is here\n\nFetch it. Soon.{{fields.amount}}\n');

    await userEvent.clear(screen.getByLabelText(/^Subject/));
    await userEvent.click(screen.getByRole('button', { name: 'Title' }));
    expect(text()).toContain('# {{title}}\n\nFetch it.');
  });

  it('shows the mail of what is typed, as mail and as text, of an example or a request [F1] [I2]', async () => {
    const { answer } = await shown();
    expect(await answer({ problems: [], letter })).toEqual({ name, content: begun, ticket: null });

    const mail = await screen.findByRole('group', { name: 'Preview' });
    await waitFor(() => expect(mail.shadowRoot?.innerHTML).toContain('<p>Hello <b>Ann</b></p>'));
    expect(mail.shadowRoot?.querySelector('div')?.style.padding).toBe('24px');
    await userEvent.click(screen.getByRole('button', { name: 'Plain text' }));
    expect(screen.getByText('Hello Ann,')).toBeTruthy();

    await userEvent.type(screen.getByLabelText('Show it with a request'), 'FIN-7');
    await userEvent.tab();
    await answer({ problems: [], letter: { ...letter, own: false } }, 'FIN-7');
    expect(await screen.findByText(/the platform’s words are sent/)).toBeTruthy();
  });

  it('says what is wrong while it is typed [F1] [I2]', async () => {
    const { answer } = await shown();
    const message = 'there is no {{x}} here; there is number';
    await answer({ problems: [{ file: name, element: 'line 3', message }], letter: null });

    expect((await screen.findByRole('alert')).textContent).toContain(`line 3: ${message}`);
  });

  it('gives the word back to the platform [F1]', async () => {
    const { bench } = await shown();
    await userEvent.click(screen.getByRole('button', { name: 'Use the platform’s words' }));
    expect(bench.remove).toHaveBeenCalled();
  });
});

it('keeps a text as it was written, and a subject in one line [I2]', () => {
  expect(textOfWords(wordsOf(begun) ?? { subject: '', body: '' })).toBe(begun);
  expect(wordsOf('Fetch it.')).toBeNull();
  expect(textOfWords({ subject: 'one\ntwo', body: 'x' })).toBe('# one two\n\nx');
});
