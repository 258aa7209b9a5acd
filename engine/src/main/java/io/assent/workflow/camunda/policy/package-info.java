/** What a model or decision may say: an allow-list, read from the XML before the engine sees it. */
@NullMarked
package io.assent.workflow.camunda.policy;

import org.jspecify.annotations.NullMarked;
