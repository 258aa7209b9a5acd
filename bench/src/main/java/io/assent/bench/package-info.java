/** Load, its cost beside that of a rival, and what is left of acknowledged writes after a kill; everything stays on this machine. */
@NullMarked
package io.assent.bench;

import org.jspecify.annotations.NullMarked;
