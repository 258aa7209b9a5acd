import { Component, computed, effect, inject, input, output, signal, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Problem } from '../../core/api/problem';
import { PersonPicker } from '../../core/people/person-picker';
import { Toasts } from '../../core/toasts';
import { Texts } from '../../shared/locale/texts';
import type { Person, Property, Room } from '../../shared/model/model';
import { Dialog } from '../../shared/ui/dialog/dialog';
import { Field } from '../../shared/ui/field/field';
import { Icon } from '../../shared/ui/icon/icon';
import { Skeleton } from '../../shared/ui/skeleton/skeleton';
import { FacilitiesApi } from './facilities-api';
import { PeopleChoice } from './people-choice';

interface Floor {
  id?: string;
  name: string;
}
interface Form {
  name: string;
  address: string;
  zone: string;
  manager: Person | null;
  staff: Person[];
  floors: Floor[];
}

const blank: Form = { name: '', address: '', zone: '', manager: null, staff: [], floors: [] };

const formOf = ({ name, address, zone, manager, staff, floors }: Property): Form => ({
  name,
  address,
  zone: zone ?? '',
  manager: manager ?? null,
  staff,
  floors: floors.map(({ id, name }) => ({ id, name })),
});

/** One property: what it is called, who looks after it, its floors and rooms. Rooms are kept at once, the rest when it is saved. */
@Component({
  selector: 'as-property-editor',
  imports: [Dialog, Field, Icon, PeopleChoice, PersonPicker, RouterLink, Skeleton],
  templateUrl: './property-editor.html',
  styleUrl: './property-editor.css',
})
export class PropertyEditor {
  /** The id of a property, or `new`. */
  readonly id = input.required<string>();
  readonly saved = output<string>();
  /** Somebody wants it gone; its name. */
  readonly removed = output<string>();

  protected readonly t = inject(Texts).t;
  private readonly api = inject(FacilitiesApi);
  private readonly toasts = inject(Toasts);

  protected readonly zones = Intl.supportedValuesOf('timeZone');
  protected readonly form = signal<Form | null>(null);
  protected readonly problem = signal<Problem | null>(null);
  protected readonly changed = signal(false);
  protected readonly isNew = computed(() => this.id() === 'new');
  /** The room whose name or floor is being changed. */
  protected readonly room = signal<Room | null>(null);
  protected readonly roomProblem = signal<Problem | null>(null);
  private readonly rooms = signal<Room[]>([]);
  private etag = '';

  /** Floors from the lowest with their rooms; at the end what lies on none. */
  protected readonly storeys = computed(() => {
    const floors: (Floor & { index: number })[] = (this.form()?.floors ?? []).map((floor, index) => ({
      ...floor,
      index,
    }));
    const known = new Set(floors.map(({ id }) => id));
    const loose = this.rooms().filter(({ floor }) => !floor || !known.has(floor.id));
    return [
      ...floors.map((floor) => ({ floor, rooms: this.rooms().filter((room) => room.floor?.id === floor.id) })),
      ...(loose.length || !floors.length ? [{ floor: null, rooms: loose }] : []),
    ];
  });

  constructor() {
    effect(() => {
      const id = this.id();
      untracked(() => (id === 'new' ? this.begin(blank, []) : this.read(id)));
    });
  }

  private read(id: string): void {
    this.api.property(id).subscribe({
      next: ({ value, etag }) => {
        this.etag = etag;
        this.begin(formOf(value), this.rooms());
      },
      error: (error: unknown) => this.toasts.sayProblem(Problem.of(error)),
    });
    this.readRooms(id);
  }

  private readRooms(id: string): void {
    this.api.rooms(id).subscribe({
      next: (rooms) => this.rooms.set(rooms),
      error: (error: unknown) => this.toasts.sayProblem(Problem.of(error)),
    });
  }

  private begin(form: Form, rooms: Room[]): void {
    this.form.set(form);
    this.rooms.set(rooms);
    this.problem.set(null);
    this.changed.set(false);
  }

  protected edit(change: Partial<Form>): void {
    this.form.update((form) => form && { ...form, ...change });
    this.changed.set(true);
  }

  protected addFloor(): void {
    this.editFloors((floors) => floors.push({ name: '' }));
  }

  protected nameFloor(index: number, name: string): void {
    this.editFloors((floors) => (floors[index] = { ...floors[index], name }));
  }

  protected dropFloor(index: number): void {
    this.editFloors((floors) => floors.splice(index, 1));
  }

  /** Moves a floor below the one that lies under it. */
  protected lower(index: number): void {
    this.editFloors((floors) => floors.splice(index - 1, 0, ...floors.splice(index, 1)));
  }

  private editFloors(change: (floors: Floor[]) => unknown): void {
    const floors = [...(this.form()?.floors ?? [])];
    change(floors);
    this.edit({ floors });
  }

  /** What is wrong at or below a place of what was sent. */
  protected wrong(pointer: string): string | null {
    return this.problem()?.errors.find((error) => `${error.pointer}/`.startsWith(`${pointer}/`))?.detail ?? null;
  }

  protected save(): void {
    const form = this.form();
    if (!form) return;
    const wanted = {
      ...form,
      zone: form.zone || null,
      manager: form.manager?.id ?? null,
      staff: form.staff.map(({ id }) => id),
    };
    const call = this.isNew() ? this.api.add(wanted) : this.api.change(this.id(), this.etag, wanted);
    call.subscribe({
      next: ({ id, name }) => {
        this.toasts.say(this.t('admin.saved', { name }));
        if (!this.isNew()) this.read(id);
        this.saved.emit(id);
      },
      error: (error: unknown) => {
        this.problem.set(Problem.of(error));
        this.toasts.sayProblem(Problem.of(error));
      },
    });
  }

  protected addRoom(input: HTMLInputElement, floor: string | null): void {
    const name = input.value.trim();
    if (!name) return;
    this.api.addRoom(this.id(), { name, floor }).subscribe({
      next: () => {
        input.value = '';
        this.readRooms(this.id());
      },
      error: (error: unknown) => this.toasts.sayProblem(Problem.of(error)),
    });
  }

  protected open(room: Room): void {
    this.roomProblem.set(null);
    this.room.set(room);
  }

  protected changeRoom(room: Room, name: string, floor: string): void {
    this.api.changeRoom(this.id(), room.id, { name, floor: floor || null }).subscribe({
      next: () => this.closeRoom(),
      error: (error: unknown) => this.roomProblem.set(Problem.of(error)),
    });
  }

  protected removeRoom(room: Room): void {
    this.api.removeRoom(this.id(), room.id).subscribe({
      next: () => this.closeRoom(),
      error: (error: unknown) => this.roomProblem.set(Problem.of(error)),
    });
  }

  private closeRoom(): void {
    this.room.set(null);
    this.readRooms(this.id());
  }
}
