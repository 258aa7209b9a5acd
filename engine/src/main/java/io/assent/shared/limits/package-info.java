/** How much one person and one address may ask of this node in a minute. */
@NullMarked
package io.assent.shared.limits;

import org.jspecify.annotations.NullMarked;
