/** What the platform is measured against: the engine as it comes, with its own REST interface. */
@NullMarked
package io.assent.rival;

import org.jspecify.annotations.NullMarked;
