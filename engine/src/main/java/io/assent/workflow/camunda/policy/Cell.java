package io.assent.workflow.camunda.policy;

/**
 * An expression of a decision table.
 *
 * @param column the input or output it belongs to
 * @param name how people find it: the column, and the row
 */
record Cell(ModelElement at, ModelElement column, String name, String text, Findings findings) {

    void found(String because, String fix) {
        findings.add(at, name, because, fix);
    }
}
