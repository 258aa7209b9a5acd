/** Requests that come in from a table: checked row by row, then made as a job, each row once. */
@NullMarked
package io.assent.tickets.imports;

import org.jspecify.annotations.NullMarked;
