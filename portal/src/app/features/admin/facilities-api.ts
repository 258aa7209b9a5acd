import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { map, type Observable } from 'rxjs';
import type { Page, Property, Room } from '../../shared/model/model';
import type { Read } from './sla-api';

const base = '/api/v1/properties';

/** What is said of a property; null takes a value away. */
export interface PropertyWanted {
  name: string;
  address: string;
  zone: string | null;
  manager: string | null;
  staff: string[];
  floors: { id?: string; name: string }[];
}

export interface RoomWanted {
  name: string;
  floor: string | null;
}

/** Properties and their rooms, as administrators keep them. */
@Injectable({ providedIn: 'root' })
export class FacilitiesApi {
  private readonly http = inject(HttpClient);

  property(id: string): Observable<Read<Property>> {
    return this.http
      .get<Property>(`${base}/${id}`, { observe: 'response' })
      .pipe(map((answer) => ({ value: answer.body!, etag: answer.headers.get('ETag') ?? '' })));
  }

  add(wanted: PropertyWanted): Observable<Property> {
    return this.http.post<Property>(base, wanted);
  }

  change(id: string, etag: string, wanted: PropertyWanted): Observable<Property> {
    return this.http.patch<Property>(`${base}/${id}`, wanted, { headers: { 'If-Match': etag } });
  }

  remove(id: string): Observable<void> {
    return this.http.delete<void>(`${base}/${id}`);
  }

  rooms(property: string): Observable<Room[]> {
    return this.http.get<Page<Room>>(`${base}/${property}/rooms`).pipe(map(({ items }) => items));
  }

  addRoom(property: string, wanted: RoomWanted): Observable<Room> {
    return this.http.post<Room>(`${base}/${property}/rooms`, wanted);
  }

  /** The last word counts: a room is a name and a floor. */
  changeRoom(property: string, room: string, wanted: RoomWanted): Observable<Room> {
    return this.http.patch<Room>(`${base}/${property}/rooms/${room}`, wanted, { headers: { 'If-Match': '*' } });
  }

  removeRoom(property: string, room: string): Observable<void> {
    return this.http.delete<void>(`${base}/${property}/rooms/${room}`);
  }
}
