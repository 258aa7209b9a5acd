import { HttpClient } from '@angular/common/http';
import { computed, inject, resource, type Signal } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { Texts } from '../../shared/locale/texts';
import type { Page } from '../../shared/model/model';
import { partsOf } from '../../shared/ui/form-view/schema';
import { DesignApi } from './design-api';
import type { Readable } from './plain-condition';
import { readablesOf } from './readables';
import type { Word } from './word-list';
import { Workbench } from './workbench';

/** What there is to choose from for the elements of a model. */
export interface Offer {
  groups: Word[];
  /** Other request types. */
  request: Word[];
  /** Of the pack, as are decisions. */
  process: Word[];
  decision: Word[];
  topic: Word[];
  /** For conditions. */
  readables: Readable[];
  /** For timers. */
  instants: Word[];
}

const orders = 'erp.createRequisition';

const elementsIn = (texts: string[], name: string): Element[] =>
  texts.flatMap((text) => [...new DOMParser().parseFromString(text, 'text/xml').getElementsByTagNameNS('*', name)]);

/** All elements of the name in the models, by their id or another attribute. */
const namedIn = (texts: string[], element: string, attribute = 'id'): Word[] => {
  const words = elementsIn(texts, element).map((one) => {
    const value = one.getAttribute(attribute) ?? '';
    return { value, label: one.getAttribute('name') ?? value };
  });
  return words.filter(({ value }, n) => value && words.findIndex((word) => word.value === value) === n);
};

/** What can be chosen in the tasks of the models. */
const outcomesIn = (texts: string[], locale: Texts): Word[] => {
  const said = elementsIn(texts, 'property')
    .filter((property) => property.getAttribute('name') === 'outcomes')
    .flatMap((property) => (property.getAttribute('value') ?? '').split(/\s*,\s*/).filter(Boolean));
  return [...new Set(said)].map((value) => ({ value, label: locale.ofCode('outcome', value) }));
};

/** What the model that is open may name: groups, request types, and what is in the pack. */
export const elementOffer = (): Signal<Offer | undefined> => {
  const bench = inject(Workbench);
  const api = inject(DesignApi);
  const http = inject(HttpClient);
  const locale = inject(Texts);
  const { t } = locale;

  const textsOf = (end: string) =>
    Promise.all(
      bench
        .files()
        .filter((name) => name.endsWith(end))
        .map((name) => bench.textNow(name)),
    );

  const found = resource({
    params: () => (bench.file()?.name.endsWith('.bpmn') ? { pack: bench.key() } : undefined),
    loader: async ({ params: { pack } }) => {
      const [groups, packs, form, models, tables] = await Promise.all([
        firstValueFrom(http.get<Page<{ key: string; name: string }>>('/api/v1/groups')),
        firstValueFrom(api.packs()),
        bench.form(),
        textsOf('.bpmn'),
        textsOf('.dmn'),
      ]);
      const words = (all: { key: string; name: string }[]) => all.map(({ key, name }) => ({ value: key, label: name }));
      const parts = partsOf(form ?? {});
      const days = parts.filter(({ type, subtype }) => type === 'datetime' && subtype === 'date');
      const topics = namedIn(models, 'serviceTask', 'camunda:topic');
      const erp = { value: orders, label: t('design.block.order') };
      return {
        groups: words(groups.items),
        request: words(packs.filter(({ key }) => key !== pack)),
        process: namedIn(models, 'process').filter(({ value }) => value !== pack),
        decision: namedIn(tables, 'decision'),
        topic: [erp, ...topics.filter(({ value }) => value !== orders)],
        readables: readablesOf(parts, outcomesIn(models, locale), t),
        instants: [
          { value: 'sla.resolutionDue', label: t('design.plain.promised') },
          ...days.map(({ key = '', label, dateLabel }) => ({
            value: `ticket.fields.${key}`,
            label: t('design.plain.day', { name: label || dateLabel || key }),
          })),
        ],
      };
    },
  });
  return computed(() => (found.hasValue() ? found.value() : undefined));
};
