package io.assent.workflow;

import java.util.UUID;

/** An operator takes a process out of a step: what people were asked there is not wanted any more. Published before it happens. */
public record ProcessMoved(UUID ticket, String process, String from, String to) {}
