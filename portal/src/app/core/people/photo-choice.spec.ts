import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { fireEvent, render, screen } from '@testing-library/angular';
import { describe, expect, it, vi } from 'vitest';
import { provideTexts } from '../../../testing/texts';
import { Session } from '../auth/session';
import { Toasts } from '../toasts';
import { PhotoChoice } from './photo-choice';

const url = '/api/v1/people/jane/photo';

describe('PhotoChoice', () => {
  const open = async (photo: string | null = null) => {
    URL.createObjectURL = () => 'blob:chosen';
    URL.revokeObjectURL = () => undefined;
    const person = { id: 'jane', name: 'Jane Porter', photo };
    const session = { me: () => person, know: vi.fn() };
    const changed = vi.fn();
    const { container } = await render(PhotoChoice, {
      inputs: { person },
      on: { changed },
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        provideTexts(),
        { provide: Session, useValue: session },
      ],
    });
    const choose = (size: number) => {
      const file = new File([new Uint8Array(size)], 'jane.png', { type: 'image/png' });
      fireEvent.change(container.querySelector('input')!, { target: { files: [file] } });
      return file;
    };
    return { server: TestBed.inject(HttpTestingController), session, changed, choose };
  };

  it('shows the picture before it is taken', async () => {
    const { server, session, changed, choose } = await open();
    const file = choose(10);
    expect(await screen.findByAltText('The chosen picture')).toBeTruthy();
    server.expectNone(() => true);

    fireEvent.click(screen.getByRole('button', { name: 'Take it' }));
    const call = server.expectOne({ method: 'PUT', url });
    expect(call.request.body).toBe(file);
    call.flush({ photo: `${url}?v=1` });

    expect(await screen.findByRole('button', { name: 'Another photo' })).toBeTruthy();
    expect(session.know).toHaveBeenCalledWith({ id: 'jane', name: 'Jane Porter', photo: `${url}?v=1` });
    expect(changed).toHaveBeenCalled();
  });

  it('says what is wrong with it, and makes room for another', async () => {
    const { server, choose } = await open();
    choose(10);
    fireEvent.click(await screen.findByRole('button', { name: 'Take it' }));
    server
      .expectOne({ method: 'PUT', url })
      .flush(
        { code: 'VALIDATION_FAILED', errors: [{ pointer: '/photo', detail: 'The picture is broken.' }] },
        { status: 422, statusText: '' },
      );

    expect((await screen.findByRole('alert')).textContent).toContain('The picture is broken.');
    expect(screen.getByRole('button', { name: 'Choose a photo' })).toBeTruthy();
    expect(screen.queryByAltText('The chosen picture')).toBeNull();
  });

  it('keeps the picture while the service is away, until it is given up', async () => {
    const { server, choose } = await open();
    choose(10);
    fireEvent.click(await screen.findByRole('button', { name: 'Take it' }));
    server.expectOne({ method: 'PUT', url }).error(new ProgressEvent('error'));

    expect(await screen.findByRole('alert')).toBeTruthy();
    expect(screen.getByAltText('The chosen picture')).toBeTruthy();

    fireEvent.click(screen.getByRole('button', { name: 'Not this one' }));
    expect(await screen.findByRole('button', { name: 'Choose a photo' })).toBeTruthy();
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('does not send what is too large', async () => {
    const { server, choose } = await open();
    choose(5 * 1024 * 1024 + 1);

    expect((await screen.findByRole('alert')).textContent).toContain('at most 5 MB');
    expect(screen.queryByRole('button', { name: 'Take it' })).toBeNull();
    server.expectNone(() => true);
  });

  it('removes the photo unless that is taken back', async () => {
    const { server, session } = await open(`${url}?v=1`);
    const toasts = TestBed.inject(Toasts);
    fireEvent.click(screen.getByRole('button', { name: 'Remove' }));
    expect(await screen.findByRole('button', { name: 'Choose a photo' })).toBeTruthy();
    toasts.undo();
    expect(await screen.findByRole('button', { name: 'Another photo' })).toBeTruthy();
    server.expectNone({ method: 'DELETE', url });

    fireEvent.click(screen.getByRole('button', { name: 'Remove' }));
    toasts.dismiss();
    server.expectOne({ method: 'DELETE', url }).flush(null);

    expect(session.know).toHaveBeenCalledWith({ id: 'jane', name: 'Jane Porter', photo: null });
  });
});
