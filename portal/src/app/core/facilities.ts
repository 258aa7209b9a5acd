import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import type { Category, Option, Page, Property, Room } from '../shared/model/model';

/** The properties, rooms and categories that a form lets people choose from. */
@Injectable({ providedIn: 'root' })
export class Facilities {
  private readonly http = inject(HttpClient);

  /** What a field offers whose choices come from the source; rooms are those of the property. */
  readonly choices = async (source: string, property: string | null): Promise<Option[]> => {
    if (source === 'categories') {
      const categories = await this.all<Category>('/api/v1/categories');
      return categories.map(({ path }) => ({ label: path, value: path }));
    }
    const properties = await this.all<Property>('/api/v1/properties');
    if (source === 'properties') return properties.map(({ name }) => ({ label: name, value: name }));
    const chosen = properties.find(({ name }) => name === property);
    if (!chosen) return [];
    const rooms = await this.all<Room>(`/api/v1/properties/${chosen.id}/rooms`);
    return rooms.map(({ name, floor }) => ({ label: floor ? `${name} · ${floor.name}` : name, value: name }));
  };

  private async all<T>(url: string): Promise<T[]> {
    return (await firstValueFrom(this.http.get<Page<T>>(url))).items;
  }
}
