import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { render } from '@testing-library/angular';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Avatar } from './avatar';
import { Photos } from './photos';

const photo = '/api/v1/people/jane/photo?v=1';

describe('Avatar', () => {
  const show = async () => {
    URL.createObjectURL = () => 'blob:jane';
    const template = `<as-avatar name="Jane Porter" [photo]="photo" /><as-avatar name="Jane Porter" [photo]="photo" />`;
    const providers = [provideHttpClient(), provideHttpClientTesting()];
    const shown = await render(template, {
      imports: [Avatar],
      providers,
      componentProperties: { photo: null as string | null },
    });
    return { ...shown, server: TestBed.inject(HttpTestingController) };
  };

  afterEach(() => TestBed.inject(HttpTestingController).verify());

  it('asks for nothing where there is no photo', async () => {
    const { container, server } = await show();

    await new Promise((resolve) => setTimeout(resolve));

    server.expectNone(() => true);
    expect(container.textContent.trim()).toMatch(/^JP\s+JP$/);
  });

  it('shows initials until the photo is here, which is read once', async () => {
    const { container, server, rerender } = await show();
    await rerender({ componentProperties: { photo } });
    const call = await vi.waitFor(() => server.expectOne(photo));
    expect(container.querySelector('img')).toBeNull();
    expect(container.textContent).toContain('JP');

    call.flush(new Blob(['photo']));

    await vi.waitFor(() => expect(container.querySelectorAll('img[src="blob:jane"]')).toHaveLength(2));
  });

  it('keeps the initials when the photo cannot be read, and asks again another time', async () => {
    const { container, server, rerender } = await show();
    await rerender({ componentProperties: { photo } });
    const call = await vi.waitFor(() => server.expectOne(photo));
    call.flush(new Blob(), { status: 404, statusText: '' });

    await rerender({ componentProperties: { photo: null } });
    await rerender({ componentProperties: { photo } });

    await vi.waitFor(() => server.expectOne(photo));
    expect(container.querySelector('img')).toBeNull();
  });

  it('lets the photo go that nobody asked for longest when there are too many', async () => {
    const { server } = await show();
    const photos = TestBed.inject(Photos);
    const letGo = vi.fn();
    URL.revokeObjectURL = letGo;
    URL.createObjectURL = () => 'blob:first';
    const first = photos.of('/first');
    (await vi.waitFor(() => server.expectOne('/first'))).flush(new Blob());
    await vi.waitFor(() => expect(first()).toBe('blob:first'));
    photos.of('/second');

    for (let n = 0; n < 299; n++) photos.of(`/photo/${n}`);

    expect(letGo).toHaveBeenCalledExactlyOnceWith('blob:first');
    expect(photos.of('/second')).toBe(photos.of('/second'));
    expect(photos.of('/first')).not.toBe(first);
    await new Promise((resolve) => setTimeout(resolve));
    server.match(() => true);
  });
});
