import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting, type TestRequest } from '@angular/common/http/testing';
import { ApplicationRef, createEnvironmentInjector, EnvironmentInjector } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { provideTexts } from '../../../testing/texts';
import { Session } from '../../core/auth/session';
import { DraftStore } from './draft-store';
import { Unsaved } from './unsaved';

const form = {
  components: [
    { key: 'amount', type: 'number', label: 'Amount', validate: { required: true } },
    { key: 'vendor', type: 'textfield', label: 'Vendor' },
  ],
};

describe('DraftStore', () => {
  let store: DraftStore;
  let server: HttpTestingController;

  /** The one request to an address, as soon as it is made. */
  const asked = (url: string) =>
    vi.waitFor(() => {
      const request = server.match(url).at(0);
      if (!request) throw new Error(`nothing was asked at ${url}`);
      return request;
    }) as Promise<TestRequest>;

  const drain = async () => {
    await TestBed.inject(ApplicationRef).whenStable();
    server
      .match('/api/v1/tickets/preview')
      .forEach((request) => request.flush({ steps: [], work: [], forecast: null }));
  };

  beforeEach(async () => {
    TestBed.configureTestingModule({
      providers: [
        provideTexts(),
        provideHttpClient(),
        provideHttpClientTesting(),
        DraftStore,
        Unsaved,
        { provide: Session, useValue: { me: () => ({ id: 'jane' }) } },
      ],
    });
    sessionStorage.clear();
    server = TestBed.inject(HttpTestingController);
    store = TestBed.inject(DraftStore);
    store.open('purchase', null);
    TestBed.tick();
    server
      .expectOne('/api/v1/request-types/purchase')
      .flush({ key: 'purchase', name: 'Purchase', category: 'finance', priority: 'HIGH', form });
    server.expectOne('/api/v1/categories?limit=100').flush({
      items: [
        { key: 'finance', path: 'Finance' },
        { key: 'it', path: 'IT' },
      ],
    });
    await vi.waitFor(() => {
      TestBed.tick();
      expect(store.choices()).toEqual(['Finance', 'IT']);
    });
  });

  it('is about what requests of its type are about, until somebody says otherwise', async () => {
    expect(store.category()).toBe('Finance');
    const keeps = async (category: string, url: string) => {
      store.change({ category });
      const kept = store.save();
      const call = await asked(url);
      call.flush({ id: 't1', status: 'DRAFT', updated_at: '' }, { headers: { ETag: '"1"' } });
      await kept;
      return call.request.body.category;
    };
    expect(await keeps('IT', '/api/v1/tickets')).toBe('IT');
    expect(await keeps('', '/api/v1/tickets/t1')).toBeNull();
    expect(store.choices()).toEqual(['Finance', 'IT']);
  });

  it('is as urgent as requests of its type are, until somebody says otherwise', async () => {
    expect(store.priority()).toBe('HIGH');
    store.change({ priority: 'LOW' });
    void store.save();
    expect((await asked('/api/v1/tickets')).request.body.priority).toBe('LOW');
  });

  it('leaves what it is about to a form that asks', async () => {
    store.open('custom', null);
    const topic = { key: 'topic', type: 'select', properties: { source: 'categories' } };
    (await asked('/api/v1/request-types/custom')).flush({
      key: 'custom',
      category: 'it',
      form: { components: [{ type: 'group', components: [topic] }] },
    });
    await vi.waitFor(() => expect(store.choices()).toEqual([]));

    store.change({ title: 'Lamp' });
    void store.save();
    expect('category' in (await asked('/api/v1/tickets')).request.body).toBe(false);
  });

  it('keeps nothing that no person has touched', async () => {
    store.change({ fields: { amount: 0 } }, false);
    await store.save();
    server.expectNone('/api/v1/tickets');
  });

  it('keeps what was typed by who leaves at once', async () => {
    const place = createEnvironmentInjector([DraftStore], TestBed.inject(EnvironmentInjector));
    const left = place.get(DraftStore);
    left.open('purchase', null);
    TestBed.tick();
    server.expectOne('/api/v1/request-types/purchase').flush({ key: 'purchase', name: 'Purchase', form });
    await vi.waitFor(() => expect(left.type()).not.toBeNull());

    left.change({ title: 'Tripod', fields: { amount: 5 } });
    place.destroy();

    const created = await asked('/api/v1/tickets');
    expect(created.request.body).toMatchObject({ draft: true, title: 'Tripod', custom_fields: { amount: 5 } });
  });

  it('creates the draft once and changes it afterwards with the version it has', async () => {
    store.change({ title: 'Camera', fields: { amount: 5, vendor: 'Lumen' } });
    const first = store.save();
    const created = await asked('/api/v1/tickets');
    expect(created.request.body).toMatchObject({ draft: true, ticket_type: 'purchase', title: 'Camera' });
    created.flush({ id: 't1', status: 'DRAFT', updated_at: '2026-05-14T10:00:00Z' }, { headers: { ETag: '"1"' } });
    await first;

    store.change({ fields: { amount: 6 } });
    const second = store.save();
    const changed = await asked('/api/v1/tickets/t1');
    expect(changed.request.headers.get('If-Match')).toBe('"1"');
    expect(changed.request.body.custom_fields).toEqual({ amount: 6, vendor: null });
    expect('draft' in changed.request.body).toBe(false);
    changed.flush({ id: 't1', status: 'DRAFT', updated_at: '2026-05-14T10:00:01Z' }, { headers: { ETag: '"2"' } });
    await second;
    await drain();
  });

  it('knows when what every request must say is there', () => {
    expect(store.complete()).toBe(false);
    store.change({ fields: { amount: 5 } });
    expect(store.complete()).toBe(true);
  });

  it('does not send a request without a title', async () => {
    expect(await store.submit()).toBeNull();
    expect(store.mistakes()['title']).toBeTruthy();
    server.expectNone('/api/v1/tickets');
  });

  it('tells of too long a title while it is typed, and takes it once it is shorter', async () => {
    store.change({ title: 'x'.repeat(212) });
    expect(store.mistakes()['title']).toMatch(/at most 200 characters\. Take 12 away/);
    expect(await store.submit()).toBeNull();
    server.expectNone((request) => request.method === 'POST' && request.url === '/api/v1/tickets');
    expect(store.answers().title).toHaveLength(212);
    store.change({ title: 'x'.repeat(200) });
    expect(store.mistakes()).toEqual({});
    expect(store.titleRoom()).toBe(0);
  });

  it('shows every objection of the server at its field', async () => {
    store.change({ title: 'Camera', fields: {} });
    const sent = store.submit();
    (await asked('/api/v1/tickets')).flush(
      { id: 't1', status: 'DRAFT', updated_at: '2026-05-14T10:00:00Z' },
      { headers: { ETag: '"1"' } },
    );
    (await asked('/api/v1/tickets/t1/submit')).flush(
      { code: 'INVALID', detail: '', errors: [{ pointer: '/custom_fields/amount', detail: 'Give an amount.' }] },
      { status: 422, statusText: 'unprocessable' },
    );
    expect(await sent).toBeNull();
    expect(store.mistakes()).toEqual({ amount: 'Give an amount.' });
  });

  it('changes a request under way only when it is told to, and knows that there is something to lose', async () => {
    store.open('purchase', 't9');
    const underWay = { id: 't9', status: 'IN_REVIEW', title: 'Camera', custom_fields: {}, updated_at: '' };
    (await asked('/api/v1/tickets/t9')).flush(underWay, { headers: { ETag: '"4"' } });
    (await asked('/api/v1/tickets/t9/attachments')).flush({ items: [] });
    await vi.waitFor(() => expect(store.isSent()).toBe(true));
    expect(store.hasUnsaved()).toBe(false);

    store.change({ title: 'Camera and lens' });
    await drain();
    expect(store.hasUnsaved()).toBe(true);
    server.expectNone('/api/v1/tickets/t9');
    store.forget();
    expect(store.hasUnsaved()).toBe(false);
  });

  it('says that a title is missing, and takes only that back when one is typed', () => {
    expect(store.checkTitle()).toBe(false);
    store.wrong.update((wrong) => ({ ...wrong, vendor: 'Not known.' }));
    store.change({ title: 'Camera' });
    expect(Object.keys(store.mistakes())).toEqual(['vendor']);
  });

  it('asks for the path without what the form objects to', async () => {
    store.unfit.set(['vendor']);
    store.change({ fields: { amount: 5, vendor: '???' } });
    const ahead = await vi.waitFor(() => {
      TestBed.tick();
      const last = server.match('/api/v1/tickets/preview').at(-1);
      if (!last?.request.body.custom_fields.amount) throw new Error('not asked yet');
      return last;
    });
    expect(ahead.request.body.custom_fields).toEqual({ amount: 5 });
  });

  describe('when the server does not take it', () => {
    const again = () => {
      TestBed.resetTestingModule();
      TestBed.configureTestingModule({
        providers: [
          provideTexts(),
          provideHttpClient(),
          provideHttpClientTesting(),
          DraftStore,
          Unsaved,
          { provide: Session, useValue: { me: () => ({ id: 'jane' }) } },
        ],
      });
      return TestBed.inject(DraftStore);
    };

    it('says so at each field, and does not say that it is kept', async () => {
      store.change({ description: 'x'.repeat(80_000) });
      const kept = store.keepDraft();
      (await asked('/api/v1/tickets')).flush(
        { code: 'INVALID', detail: 'Too long.', errors: [{ pointer: '/description', detail: 'At most 20000.' }] },
        { status: 422, statusText: 'unprocessable' },
      );
      expect((await kept)?.status).toBe(422);
      expect(store.mistakes()).toEqual({ description: 'At most 20000.' });
      expect(store.refused()?.status).toBe(422);
      expect(store.hasDraft()).toBe(false);
    });

    it('keeps the words in the tab, and takes them up after a reload', async () => {
      store.change({ title: 'Tripod', fields: { amount: 5 } });
      const kept = store.keepDraft();
      (await asked('/api/v1/tickets')).error(new ProgressEvent('offline'));
      expect((await kept)?.code).toBe('UNREACHABLE');

      const reloaded = again();
      reloaded.open('purchase', null);
      expect(reloaded.answers()).toMatchObject({ title: 'Tripod', fields: { amount: 5 } });
      expect(reloaded.start()).toMatchObject({ title: 'Tripod', amount: 5 });
    });

    it('lets go of them once the server has them', async () => {
      store.change({ title: 'Tripod' });
      const kept = store.save();
      (await asked('/api/v1/tickets')).flush(
        { id: 't1', status: 'DRAFT', updated_at: '2026-05-14T10:00:00Z' },
        { headers: { ETag: '"1"' } },
      );
      await kept;
      expect(store.draftId()).toBe('t1');
      expect(sessionStorage.length).toBe(0);
    });

    it('tries again by itself while the service is away', async () => {
      store.change({ title: 'Tripod' });
      const kept = store.keepDraft();
      const first = await asked('/api/v1/tickets');
      vi.useFakeTimers();
      first.flush({}, { status: 503, statusText: 'away' });
      await kept;
      TestBed.tick();
      await vi.advanceTimersByTimeAsync(5_000);
      vi.useRealTimers();
      (await asked('/api/v1/tickets')).flush(
        { id: 't1', status: 'DRAFT', updated_at: '2026-05-14T10:00:00Z' },
        { headers: { ETag: '"1"' } },
      );
      await vi.waitFor(() => expect(store.refused()).toBeNull());
      expect(store.hasDraft()).toBe(true);
    });

    it('can be submitted again, and says meanwhile that it is not', async () => {
      store.change({ title: 'Tripod' });
      const draft = store.save();
      (await asked('/api/v1/tickets')).flush(
        { id: 't1', status: 'DRAFT', updated_at: '2026-05-14T10:00:00Z' },
        { headers: { ETag: '"1"' } },
      );
      await draft;
      const sent = store.submit();
      (await asked('/api/v1/tickets/t1/submit')).flush({}, { status: 503, statusText: 'away' });
      expect(await sent).toBeNull();
      expect(store.unsent()?.isAway).toBe(true);
      expect(store.busy()).toBe(false);

      const again = store.submit();
      (await asked('/api/v1/tickets/t1/submit')).flush({ id: 't1', status: 'SUBMITTED' });
      expect((await again)?.status).toBe('SUBMITTED');
      expect(store.unsent()).toBeNull();
    });

    it('tries again with what is there after it failed once', async () => {
      store.change({ title: 'Tripod' });
      const first = store.save();
      (await asked('/api/v1/tickets')).flush({}, { status: 503, statusText: 'unavailable' });
      await first;
      expect(store.isRefused()).toBe(true);
      const second = store.save();
      expect((await asked('/api/v1/tickets')).request.body).toMatchObject({ title: 'Tripod' });
      void second;
    });
  });

  it('keeps even an empty draft for who asks for it', async () => {
    const kept = store.keepDraft();
    (await asked('/api/v1/tickets')).flush(
      { id: 't1', status: 'DRAFT', updated_at: '2026-05-14T10:00:00Z' },
      { headers: { ETag: '"1"' } },
    );
    expect(await kept).toBeNull();
    expect(store.hasDraft()).toBe(true);
  });
});
