/** The one door to the process engine: only this package imports it. */
@NullMarked
package io.assent.workflow.camunda;

import org.jspecify.annotations.NullMarked;
