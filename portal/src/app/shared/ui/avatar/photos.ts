import { HttpClient } from '@angular/common/http';
import { inject, Injectable, type Signal, signal, type WritableSignal } from '@angular/core';
import { catchError, EMPTY, map, mergeMap, type Observable, Subject, tap } from 'rxjs';

/** Of the browser's few connections to the server, those that photos may hold. */
const atOnce = 2;

/** Photos of people, each read once: an image element cannot carry the token. They come after what is read at the same time. */
@Injectable({ providedIn: 'root' })
export class Photos {
  private readonly http = inject(HttpClient);
  private readonly known = new Map<string, WritableSignal<string | null>>();
  private readonly wanted = new Subject<string>();

  constructor() {
    this.wanted.pipe(mergeMap((address) => this.read(address), atOnce)).subscribe();
  }

  /** Where the browser has it; null before it is here, and when it cannot be read. */
  of(address: string): Signal<string | null> {
    const known = this.known.get(address);
    if (known) return known;
    const picture = signal<string | null>(null);
    this.known.set(address, picture);
    setTimeout(() => this.wanted.next(address));
    return picture;
  }

  /** One that failed is asked for again by whoever shows it next. */
  private read(address: string): Observable<unknown> {
    return this.http.get(address, { responseType: 'blob', priority: 'low' }).pipe(
      map((photo) => URL.createObjectURL(photo)),
      tap((url) => this.known.get(address)?.set(url)),
      catchError(() => {
        this.known.delete(address);
        return EMPTY;
      }),
    );
  }
}
