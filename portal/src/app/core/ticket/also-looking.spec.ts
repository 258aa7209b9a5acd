import { inputBinding, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Subject } from 'rxjs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { provideTexts } from '../../../testing/texts';
import { Session } from '../auth/session';
import { Live } from '../live/live';
import type { Person } from '../../shared/model/model';
import { AlsoLooking } from './also-looking';

const jane = { id: 'jane', name: 'Jane Porter', email: 'employee@acme.example', photo: null };
const mike = { id: 'mike', name: 'Mike Brown', email: 'head@acme.example', photo: null };

describe('AlsoLooking', () => {
  const ticket = signal('one');
  const topics = new Map<string, Subject<Person[]>>();

  const topic = (id: string) => {
    const known = topics.get(id) ?? new Subject<Person[]>();
    topics.set(id, known);
    return known;
  };
  const shown = () => {
    const fixture = TestBed.createComponent(AlsoLooking, { bindings: [inputBinding('place', ticket)] });
    fixture.detectChanges();
    return {
      stays: () => vi.advanceTimersByTime(500),
      says: (id: string, people: Person[]) => {
        topic(id).next(people);
        fixture.detectChanges();
      },
      moves: (id: string) => {
        ticket.set(id);
        fixture.detectChanges();
      },
      text: () => (fixture.nativeElement as HTMLElement).textContent,
      leaves: () => fixture.destroy(),
    };
  };

  afterEach(() => vi.useRealTimers());
  beforeEach(() => {
    vi.useFakeTimers();
    ticket.set('one');
    topics.clear();
    TestBed.configureTestingModule({
      providers: [
        provideTexts(),
        { provide: Live, useValue: { presence: topic } },
        { provide: Session, useValue: { me: signal(jane) } },
      ],
    });
  });

  it('names those who look, without oneself', () => {
    const view = shown();
    view.stays();

    view.says('one', [jane]);
    expect(view.text()?.trim()).toBe('');

    view.says('one', [jane, mike]);
    expect(view.text()).toContain('Also looking');
    expect(view.text()).toContain('Mike Brown');
    expect(view.text()).not.toContain('Jane Porter');
  });

  it('looks at one request at a time, and at none when it is left', () => {
    const view = shown();
    view.stays();
    view.says('one', [jane, mike]);

    view.moves('two');
    view.stays();
    expect(topic('one').observed).toBe(false);
    expect(view.text()?.trim(), 'those of the other request are not shown').toBe('');

    view.leaves();
    expect(topic('two').observed).toBe(false);
  });

  it('does not look at what is passed by', () => {
    const view = shown();

    vi.advanceTimersByTime(400);
    view.moves('two');
    view.stays();

    expect(topic('one').observed).toBe(false);
    expect(topic('two').observed).toBe(true);
  });
});
