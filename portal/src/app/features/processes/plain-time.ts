/** So many days, hours or minutes, or the instant that a view gives. */
export interface PlainTime {
  /** `D`, `H`, `M`, or what is read, such as `sla.resolutionDue`. */
  unit: string;
  number: number;
}

export const units = ['D', 'H', 'M'];

const isUnit = (unit: string) => units.includes(unit);

/** The text of a timer or of a due time. */
export const timeText = ({ unit, number }: PlainTime): string => {
  if (!isUnit(unit)) return `\${${unit}}`;
  return unit === 'D' ? `P${number}D` : `PT${number}${unit}`;
};

/** What the text says, if it is as simple as that: told again it is the same text. */
export const plainTime = (text: string): PlainTime | null => {
  const [, number, unit] = /^PT?(\d+)([DHM])$/.exec(text) ?? [];
  const [, read] = /^\$\{([a-z]\w*(?:\.\w+)+)\}$/.exec(text) ?? [];
  const time = unit ? { unit, number: Number(number) } : read ? { unit: read, number: 0 } : null;
  return time && timeText(time) === text ? time : null;
};
