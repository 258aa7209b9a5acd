package io.assent.catalog;

import io.assent.forms.Form;

/** A text of a pack while it is written, with what its names come from. */
public record DraftTemplate(Pack pack, Form form, TemplateEvent event, String language, PackTemplate template) {}
