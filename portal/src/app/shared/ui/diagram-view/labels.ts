/** A part of a diagram as bpmn-js keeps it, with what its labels need. */
export interface Labelled extends Bounds {
  type: string;
  businessObject: { name?: string };
  di?: { label?: { bounds?: Bounds } };
  /** Of a label that stands beside what it belongs to. */
  labelTarget?: Bounds & { waypoints?: { x: number; y: number }[] };
  /** The events at the border of a step. */
  attachers?: Bounds[];
}

export interface Bounds {
  x: number;
  y: number;
  width: number;
  height: number;
}

interface Services {
  get(name: 'elementRegistry'): {
    filter(test: (shape: Labelled) => boolean): Labelled[];
    getGraphics(shape: Labelled): SVGElement;
  };
  get(name: 'graphicsFactory'): { update(kind: 'shape', shape: Labelled, graphics: SVGElement): void };
  get(name: 'textRenderer'): {
    getDimensions(text: string, options: object): { width: number; height: number };
    getDefaultStyle(): object;
    getExternalStyle(): object;
  };
}

type Measure = (text: string) => number;

/** What is kept free inside a step, on both sides together. */
const padding = 14;
const gap = 3;
const widest = 132;

const vowels = 'aeiouyäöü';
const compound = /(ungs|heits|keits|schafts|ions|täts)(?=\p{L}{3})/giu;
const syllable = new RegExp(
  `([${vowels}][^${vowels}|-]*?)(?=(?:sch|ch|ck|ph|th|qu|st|[bdfgkpt]r|[^${vowels}|-])[${vowels}])`,
  'giu',
);

/** The pieces of a word that does not fit: by the joints of compounds and by syllables, as German and English nearly allow. */
export const piecesOf = (word: string): string[] =>
  word
    .replace(compound, '$1|')
    .replace(syllable, '$1|')
    .replace(/-(?!$)/g, '-|')
    .split('|');

/** The text in lines, divided between words, and within one only where it is too long for a line. */
export const wrapped = (text: string, width: number, measure: Measure): string => {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/)) {
    if (line && measure(`${line} ${word}`) <= width) {
      line += ` ${word}`;
      continue;
    }
    if (line) lines.push(line);
    line = '';
    for (const piece of measure(word) <= width ? [word] : piecesOf(word)) {
      if (line && measure(`${line}${piece}-`) > width) {
        lines.push(line.endsWith('-') ? line : `${line}-`);
        line = '';
      }
      line += piece;
    }
  }
  return [...lines, line].join('\n');
};

/** A label of another size at the place that was drawn for it: it grows away from what it belongs to, and keeps clear of it. */
export const placed = (drawn: Bounds, size: Pick<Bounds, 'width' | 'height'>, of: Bounds): Bounds => {
  const at = (start: number, length: number, room: number, middle: number): number => {
    if (start >= middle) return start;
    return start + length <= middle ? start + length - room : start + (length - room) / 2;
  };
  const x = at(drawn.x, drawn.width, size.width, of.x + of.width / 2);
  const y = at(drawn.y, drawn.height, size.height, of.y + of.height / 2);
  const ways = [
    { x: of.x - gap - size.width - x, y: 0 },
    { x: of.x + of.width + gap - x, y: 0 },
    { x: 0, y: of.y - gap - size.height - y },
    { x: 0, y: of.y + of.height + gap - y },
  ];
  const isClear = ways[0]!.x >= 0 || ways[1]!.x <= 0 || ways[2]!.y >= 0 || ways[3]!.y <= 0;
  const far = (way: { x: number; y: number }) => Math.abs(way.x + way.y);
  const way = isClear ? { x: 0, y: 0 } : ways.reduce((one, two) => (far(two) < far(one) ? two : one));
  return { x: x + way.x, y: y + way.y, ...size };
};

/** How far events at the left and at the right border of a step reach into it, where its name stands. */
export const intrusions = (step: Bounds, events: Bounds[]): { left: number; right: number } => {
  const beside = events.filter(
    ({ y, height }) => y < step.y + step.height * 0.7 && y + height > step.y + step.height * 0.3,
  );
  const right = step.x + step.width;
  return {
    left: Math.max(0, ...beside.filter(({ x }) => x < step.x).map(({ x, width }) => x + width - step.x)),
    right: Math.max(0, ...beside.filter(({ x, width }) => x + width > right).map(({ x }) => right - x)),
  };
};

/** The stretch of a flow that a label is next to. */
const stretchAt = (label: Bounds, waypoints: { x: number; y: number }[]): Bounds => {
  const [x, y] = [label.x + label.width / 2, label.y + label.height / 2];
  const stretches = waypoints.slice(1).map((to, at): Bounds => {
    const from = waypoints[at] ?? to;
    return {
      x: Math.min(from.x, to.x),
      y: Math.min(from.y, to.y),
      width: Math.abs(to.x - from.x),
      height: Math.abs(to.y - from.y),
    };
  });
  const away = (one: Bounds) =>
    Math.max(one.x - x, 0, x - one.x - one.width) + Math.max(one.y - y, 0, y - one.y - one.height);
  return stretches.reduce((near, one) => (away(one) < away(near) ? one : near), stretches[0] ?? label);
};

/** Models are drawn for the words of one language: those of another are divided between words, and keep clear of the symbols. */
export const layLabels = (diagram: Services): void => {
  const registry = diagram.get('elementRegistry');
  const graphics = diagram.get('graphicsFactory');
  const texts = diagram.get('textRenderer');
  const lay = (text: string, width: number, style: object) => {
    const sizeOf = (each: string) => texts.getDimensions(each, { box: { width: 10_000, height: 30 }, style });
    const lines = wrapped(text, width, (each) => sizeOf(each).width);
    return { lines, height: Math.ceil(sizeOf(lines).height), widthOf: (each: string) => sizeOf(each).width };
  };
  for (const shape of registry.filter((one) => !!one.businessObject.name)) {
    const name = shape.businessObject.name ?? '';
    const of = shape.labelTarget;
    if (of) {
      const style = texts.getExternalStyle();
      const drawn = shape.di?.label?.bounds ?? shape;
      const { widthOf } = lay(name, widest, style);
      const longest = Math.ceil(Math.max(...name.split(/\s+/).map(widthOf))) + 1;
      const width = Math.max(drawn.width, Math.min(widest, longest));
      const { lines, height } = lay(name, width, style);
      shape.businessObject.name = lines;
      Object.assign(shape, placed(drawn, { width, height }, of.waypoints ? stretchAt(drawn, of.waypoints) : of));
      graphics.update('shape', shape, registry.getGraphics(shape));
    } else if (/Task|Activity|SubProcess/.test(shape.type)) {
      const { left, right } = intrusions(shape, shape.attachers ?? []);
      const room = shape.width - (left || right ? left + right + 2 * gap : padding);
      shape.businessObject.name = lay(name, room, texts.getDefaultStyle()).lines;
      graphics.update('shape', shape, registry.getGraphics(shape));
      const words = registry.getGraphics(shape).querySelector('.djs-visual > text');
      words?.setAttribute('transform', `translate(${(left - right) / 2} 0)`);
    }
  }
};
