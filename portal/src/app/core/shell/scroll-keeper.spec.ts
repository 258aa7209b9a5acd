import { Component } from '@angular/core';
import { Location } from '@angular/common';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ScrollKeeper } from './scroll-keeper';

@Component({ selector: 'as-any', template: '' })
class Any {}

describe('ScrollKeeper', () => {
  const main = document.createElement('main');
  let router: Router;

  beforeEach(async () => {
    main.style.overflowY = 'auto';
    TestBed.configureTestingModule({ providers: [provideRouter([{ path: '**', component: Any }]), ScrollKeeper] });
    router = TestBed.inject(Router);
    router.initialNavigation();
    await router.navigateByUrl('/requests');
    TestBed.inject(ScrollKeeper).keep(() => main);
    main.scrollTop = 0;
  });

  it('starts a place at its top, and takes back to where the other one was left', async () => {
    await router.navigateByUrl('/requests?show=all');
    main.scrollTop = 480;
    await router.navigateByUrl('/requests/t1');
    expect(main.scrollTop).toBe(0);
    TestBed.inject(Location).back();
    await vi.waitFor(() => expect(router.url).toBe('/requests?show=all'));
    await vi.waitFor(() => expect(main.scrollTop).toBe(480));
  });

  it('leaves a list where it is that is only narrowed', async () => {
    main.scrollTop = 120;
    await router.navigateByUrl('/requests?q=camera', { replaceUrl: true });
    expect(main.scrollTop).toBe(120);
  });
});
