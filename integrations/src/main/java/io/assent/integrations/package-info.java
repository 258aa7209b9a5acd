/** Channels and workers that reach the outside world; each vendor has a folder of its own, and none knows the engine or the domain. */
@NullMarked
package io.assent.integrations;

import org.jspecify.annotations.NullMarked;
