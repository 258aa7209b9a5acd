import { TestBed } from '@angular/core/testing';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { provideTexts } from '../../../../testing/texts';
import { FormEditor } from './form-editor';
import { type Part, partAt } from './schema';

const text = `{
  "type": "default",
  "id": "facility-request",
  "schemaVersion": 18,
  "components": [
    {
      "type": "select",
      "id": "field_property",
      "key": "property",
      "label": "Property",
      "properties": { "source": "properties", "about": "true" },
      "validate": { "required": true },
      "layout": { "row": "row_place", "columns": 10 }
    },
    {
      "type": "datetime",
      "id": "field_until",
      "key": "until",
      "subtype": "date",
      "dateLabel": "Until",
      "properties": { "notBefore": "since", "unknown": "kept" },
      "layout": { "row": "row_place", "columns": 6 }
    },
    {
      "type": "group",
      "id": "group_more",
      "label": "More",
      "components": [
        {
          "type": "radio",
          "id": "field_entry",
          "key": "entry",
          "label": "When somebody may come in",
          "values": [
            { "label": "At any time, also when nobody is there", "value": "any" },
            { "label": "By appointment", "value": "appointment" }
          ],
          "conditional": { "hide": "=property = null" }
        }
      ],
      "showOutline": true
    }
  ]
}
`;

describe('FormEditor', () => {
  const open = async (begun = text) => {
    TestBed.configureTestingModule({ providers: [provideTexts()] });
    const shown = TestBed.createComponent(FormEditor);
    shown.componentRef.setInput('text', begun);
    shown.componentRef.setInput('label', 'Form');
    const written: string[] = [];
    const selected: (Part | null)[] = [];
    const unreadable: string[] = [];
    shown.componentInstance.changed.subscribe((now) => written.push(now));
    shown.componentInstance.selected.subscribe((part) => selected.push(part));
    shown.componentInstance.unreadable.subscribe((why) => unreadable.push(why));
    document.body.append(shown.nativeElement);
    shown.detectChanges();
    await vi.waitFor(() => expect(selected.length + unreadable.length).toBeGreaterThan(0));
    return { shown, editor: shown.componentInstance, written, selected, unreadable };
  };
  afterEach(() => document.body.replaceChildren());

  it('changes what is said and leaves the rest of the file as it was [F1]', async () => {
    const { editor, written, selected } = await open();
    editor.choose('field_property');
    expect(selected.at(-1)).toEqual(expect.objectContaining({ key: 'property', label: 'Property' }));
    editor.change({ label: 'Building' });

    expect(written.at(-1)).toBe(text.replace('"label": "Property"', '"label": "Building"'));
    expect(selected.at(-1)?.values).toBeUndefined();
  });

  it('undoes what was changed [F1]', async () => {
    const { shown, editor, written } = await open();
    editor.choose('field_until');
    editor.change({ key: 'ends' });
    expect(written.at(-1)).toContain('"key": "ends"');
    await shown.whenStable();
    shown.nativeElement.querySelector('[aria-label="Undo"]').click();

    expect(written.at(-1)).toBe(text);
  });

  it('moves a field past the row beside it, and out of its own [F1]', async () => {
    const { editor, written } = await open();
    const order = () => [...(written.at(-1) ?? '').matchAll(/"id": "(field_\w+|group_\w+)"/g)].map(([, id]) => id);
    editor.choose('group_more');
    editor.move(-1);
    expect(order()).toEqual(['group_more', 'field_entry', 'field_property', 'field_until']);

    editor.choose('field_until');
    editor.move(1);
    expect(written.at(-1)).not.toMatch(/"id": "field_until"[^}]*\}[^}]*row_place/);
    editor.move(-1);
    expect(order()).toEqual(['group_more', 'field_entry', 'field_until', 'field_property']);
  });

  it('selects the component that a problem points into [F3]', async () => {
    const { shown, selected } = await open();
    shown.componentRef.setInput('chosen', '/components/2/components/0/values/1');
    await shown.whenStable();

    expect(selected.at(-1)?.id).toBe('field_entry');
    expect(partAt(JSON.parse(text), '/components/7/key')).toBeNull();
  });

  it('lets go of what was selected when it begins anew [F1]', async () => {
    const { shown, editor, selected, written } = await open();
    editor.choose('field_until');
    shown.componentRef.setInput('text', text.replace('Until', 'Till'));
    await shown.whenStable();
    await vi.waitFor(() => expect(selected.at(-1)).toBeNull());
    editor.change({ dateLabel: 'Never' });
    expect(written).toEqual([]);
  });

  it('says why it cannot draw a file, and keeps it [F1]', async () => {
    const broken = await open('{ "components": ');
    expect(broken.unreadable).toHaveLength(1);
    TestBed.resetTestingModule();
    const strange = await open('{ "type": "default", "components": [{ "type": "teleport", "id": "t" }] }');
    expect(strange.unreadable[0]).toContain('teleport');
    expect([...broken.written, ...strange.written]).toEqual([]);
  });
});
