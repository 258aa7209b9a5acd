/** What tests of every module share: a database of their own, and the annotations that start parts of the platform on it. */
@NullMarked
package io.assent.testing;

import org.jspecify.annotations.NullMarked;
