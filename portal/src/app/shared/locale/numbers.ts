import { inject, Injectable } from '@angular/core';
import { Texts } from './texts';

/** What a person's figure means, or the key of the text that says why it means nothing for sure. */
export interface FigureRead {
  value: number | null;
  wrong: 'form.number' | 'form.unclear' | 'form.decimals' | 'form.digits' | null;
}

const wrong = (wrong: FigureRead['wrong']): FigureRead => ({ value: null, wrong });

/** More digits than these are not kept exactly. */
const exactDigits = 15;

/**
 * Reads a figure as people write it. The habit of the language decides between point and comma; where the other habit may be
 * meant as well it is not guessed, since 3.20 in place of 3,200 sends a request to the wrong people.
 *
 * @param most how many digits may follow the decimal mark
 */
export const readFigure = (text: string, locale: string, most?: number): FigureRead => {
  const said = text.trim().replaceAll(/\s/g, ' ').replaceAll('’', "'").replace(/^[−–]/, '-');
  if (!said) return { value: null, wrong: null };
  const [, sign = '', figure = ''] = /^([+-]?) ?([\d.,' ]*\d[.,]?)$/.exec(said) ?? [];
  if (!figure) return wrong('form.number');

  const mark = decimalMarkOf(figure, locale);
  const at = mark ? figure.lastIndexOf(mark) : figure.length;
  const whole = figure.slice(0, at);
  const fraction = figure.slice(at + 1);
  if (!isGrouped(whole, locale) || /\D/.test(fraction)) return wrong('form.unclear');
  if (most !== undefined && fraction.length > most)
    return wrong(fraction.length === 3 && /^[1-9]\d{0,2}$/.test(whole) ? 'form.unclear' : 'form.decimals');
  const digits = whole.replaceAll(/\D/g, '');
  if (digits.replace(/^0+/, '').length + fraction.length > exactDigits) return wrong('form.digits');
  return { value: Number(`${sign}${digits || '0'}.${fraction || '0'}`), wrong: null };
};

/** The mark before the digits that count less than one, if there are any. */
const decimalMarkOf = (figure: string, locale: string): string => {
  const last = /[.,](?=[^.,]*$)/.exec(figure)?.[0];
  if (!last) return '';
  const others: string[] = figure.replace(/[.,](?=[^.,]*$)/, '').match(/[., ']/g) ?? [];
  if (others.includes(last)) return '';
  if (others.length) return last;
  return last === partOf(locale, 'group') ? '' : last;
};

/** Whether the digits before the decimal mark are in threes, or as the language groups them. */
const isGrouped = (whole: string, locale: string): boolean => {
  if (/^\d*$/.test(whole)) return true;
  const digits = whole.replaceAll(/\D/g, '');
  const marks = new Set(whole.match(/\D/g));
  const customary = new Intl.NumberFormat(locale).format(Number(digits)).replaceAll(/\D+/g, [...marks][0] ?? '');
  return marks.size === 1 && (/^[1-9]\d{0,2}(\D\d{3})+$/.test(whole) || whole === customary);
};

const partOf = (locale: string, type: 'group' | 'decimal'): string =>
  new Intl.NumberFormat(locale, { useGrouping: true }).formatToParts(1234567.8).find((part) => part.type === type)
    ?.value ?? '';

/** Figures that people type, in the habit of their language. */
@Injectable({ providedIn: 'root' })
export class Numbers {
  private readonly texts = inject(Texts);

  read(text: string, most?: number): FigureRead {
    return readFigure(text, this.texts.locale(), most);
  }

  /** A part of a whole in percent; only what is whole is told as that. */
  percent(part: number): string {
    return new Intl.NumberFormat(this.texts.locale(), { style: 'percent' }).format(Math.floor(part * 100 + 1e-9) / 100);
  }

  /** @param least how many digits follow the decimal mark at least; no digit is ever left out */
  write(value: number, least = 0): string {
    return new Intl.NumberFormat(this.texts.locale(), {
      minimumFractionDigits: least,
      maximumFractionDigits: 20,
    }).format(value);
  }
}
