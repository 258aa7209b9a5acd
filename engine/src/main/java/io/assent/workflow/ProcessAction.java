package io.assent.workflow;

import java.util.UUID;

/** What a service task may name, as {@code camunda:delegateExpression="${name}"}. It writes rows and queues jobs; it never calls the network. */
public interface ProcessAction {

    String name();

    void perform(UUID ticket);
}
