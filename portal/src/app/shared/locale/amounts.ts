import { inject, Injectable } from '@angular/core';
import type { Money } from '../model/model';
import { Texts } from './texts';

/** Figures, sums of money and file sizes in the person's language. */
@Injectable({ providedIn: 'root' })
export class Amounts {
  private readonly texts = inject(Texts);

  figure(money: Money): string {
    return new Intl.NumberFormat(this.texts.locale(), { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(
      Number(money.amount),
    );
  }

  money(money: Money): string {
    return `${this.figure(money)} ${money.currency ?? ''}`.trim();
  }

  /** What one unit of a currency is worth in another one. */
  rate(rate: string): string {
    return new Intl.NumberFormat(this.texts.locale(), { maximumFractionDigits: 6 }).format(Number(rate));
  }

  /** Counted as the limits are: a megabyte has 1024 times 1024 bytes. */
  size(bytes: number): string {
    const [value, unit] = bytes < 1024 ** 2 ? [bytes / 1024, 'kB'] : [bytes / 1024 ** 2, 'MB'];
    const digits = value < 10 && unit === 'MB' ? 1 : 0;
    return `${new Intl.NumberFormat(this.texts.locale(), { maximumFractionDigits: digits }).format(Math.max(value, 1))} ${unit}`;
  }
}

export const isMoney = (value: unknown): value is Money =>
  typeof value === 'object' && value !== null && 'amount' in value && 'currency' in value;
