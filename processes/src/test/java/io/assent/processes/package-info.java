/** What the shipped packs promise beyond what the engine checks. */
@NullMarked
package io.assent.processes;

import org.jspecify.annotations.NullMarked;
