/** Links between tickets. */
@NullMarked
package io.assent.tickets.links;

import org.jspecify.annotations.NullMarked;
