import { type Block, blocks } from './blocks';
import { build } from './building';
import type { AutoPlace, ContextPad, Create, Entries, Palette, Services } from './services';

/** After the vendor's own offer. */
const later = 500;

/** What the vendor offers and no model may have, or what a block says better. */
const unwanted = ['task', 'exclusive-gateway', 'data-object', 'data-store', 'participant-expanded'];

/** What is dragged onto the canvas, or appended to an element, is a block, which says already what it is. */
export const offerBlocks = (modeler: Services, t: (key: string) => string): void => {
  const title = ({ key }: Block) => t(`design.block.${key}`);
  const look = ({ symbol }: Block) => `bpmn-icon-${symbol}`;
  const create = modeler.get<Create>('create');

  modeler.get<Palette>('palette').registerProvider(later, {
    getPaletteEntries: () => (entries) => {
      const own: Entries = {};
      for (const block of blocks.filter(({ symbol }) => symbol)) {
        const start = (event: Event) => create.start(event, build(modeler, block));
        own[`block.${block.key}`] = {
          group: 'block',
          className: look(block),
          title: title(block),
          action: { click: start, dragstart: start },
        };
      }
      const isWanted = ([name]: [string, unknown]) => !unwanted.includes(name.replace(/^create\./, ''));
      const all = Object.entries(entries).filter(isWanted);
      const isTool = ([, { group }]: [string, Entries[string]]) => group === 'tools';
      return Object.fromEntries([
        ...all.filter(isTool),
        ...Object.entries(own),
        ...all.filter((entry) => !isTool(entry)),
      ]);
    },
  });

  modeler.get<ContextPad>('contextPad').registerProvider(later, {
    getContextPadEntries: () => (entries) => {
      const work = blocks.find(({ key }) => key === 'work');
      const append = entries['append.append-task'];
      if (!work || !append) return entries;
      const appended: Entries[string] = {
        ...append,
        className: look(work),
        title: title(work),
        action: {
          click: (_, element) => modeler.get<AutoPlace>('autoPlace').append(element, build(modeler, work)),
          dragstart: (event, element) => create.start(event, build(modeler, work), { source: element }),
        },
      };
      return { ...entries, 'append.append-task': appended };
    },
  });
};
