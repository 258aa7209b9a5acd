import { inputBinding, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Subject } from 'rxjs';
import { beforeEach, describe, expect, it } from 'vitest';
import { provideTexts } from '../../../testing/texts';
import { Session } from '../../core/auth/session';
import { Live } from '../../core/live/live';
import type { Person } from '../../shared/model/model';
import { AlsoLooking } from './also-looking';

const jane = { id: 'jane', name: 'Jane Porter', email: 'employee@acme.example' };
const mike = { id: 'mike', name: 'Mike Brown', email: 'head@acme.example' };

describe('AlsoLooking', () => {
  const ticket = signal('one');
  const topics = new Map<string, Subject<Person[]>>();

  const topic = (id: string) => {
    const known = topics.get(id) ?? new Subject<Person[]>();
    topics.set(id, known);
    return known;
  };
  const shown = () => {
    const fixture = TestBed.createComponent(AlsoLooking, { bindings: [inputBinding('ticketId', ticket)] });
    fixture.detectChanges();
    return {
      says: async (id: string, people: Person[]) => {
        topic(id).next(people);
        await fixture.whenStable();
      },
      moves: async (id: string) => {
        ticket.set(id);
        await fixture.whenStable();
      },
      text: () => (fixture.nativeElement as HTMLElement).textContent,
      leaves: () => fixture.destroy(),
    };
  };

  beforeEach(() => {
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

  it('names those who look, without oneself', async () => {
    const view = shown();

    await view.says('one', [jane]);
    expect(view.text()?.trim()).toBe('');

    await view.says('one', [jane, mike]);
    expect(view.text()).toContain('Also looking');
    expect(view.text()).toContain('Mike Brown');
    expect(view.text()).not.toContain('Jane Porter');
  });

  it('looks at one request at a time, and at none when it is left', async () => {
    const view = shown();
    await view.says('one', [jane, mike]);

    await view.moves('two');
    expect(topic('one').observed).toBe(false);
    expect(view.text()?.trim(), 'those of the other request are not shown').toBe('');

    view.leaves();
    expect(topic('two').observed).toBe(false);
  });
});
