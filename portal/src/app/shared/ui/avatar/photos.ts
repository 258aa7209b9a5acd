import { HttpClient } from '@angular/common/http';
import { inject, Injectable, type Signal, signal, untracked, type WritableSignal } from '@angular/core';
import { catchError, EMPTY, map, mergeMap, type Observable, Subject, tap } from 'rxjs';

/** Of the browser's few connections to the server, those that photos may hold. */
const atOnce = 2;

/** So many stay in a tab; what was not asked for longest is let go first, and read again by whoever shows it next. */
const most = 300;

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
    const picture = this.known.get(address) ?? this.begin(address);
    this.known.delete(address);
    this.known.set(address, picture);
    return picture;
  }

  private begin(address: string): WritableSignal<string | null> {
    for (const [oldest, picture] of this.known) {
      if (this.known.size < most) break;
      this.known.delete(oldest);
      this.letGo(untracked(picture));
    }
    setTimeout(() => this.wanted.next(address));
    return signal<string | null>(null);
  }

  /** An image that shows it already keeps it. */
  private letGo(url: string | null): void {
    if (url) URL.revokeObjectURL(url);
  }

  /** One that failed is asked for again by whoever shows it next. */
  private read(address: string): Observable<unknown> {
    return this.http.get(address, { responseType: 'blob', priority: 'low' }).pipe(
      map((photo) => URL.createObjectURL(photo)),
      tap((url) => (this.known.has(address) ? this.known.get(address)?.set(url) : this.letGo(url))),
      catchError(() => {
        this.known.delete(address);
        return EMPTY;
      }),
    );
  }
}
