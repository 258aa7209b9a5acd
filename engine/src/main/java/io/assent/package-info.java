/** Requests and approvals whose every ticket is carried by a BPMN process; each folder below is one module. */
@NullMarked
package io.assent;

import org.jspecify.annotations.NullMarked;
