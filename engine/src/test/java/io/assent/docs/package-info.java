/** Keeps the written word true: the feature table, and the files that the documents name. */
@NullMarked
package io.assent.docs;

import org.jspecify.annotations.NullMarked;
