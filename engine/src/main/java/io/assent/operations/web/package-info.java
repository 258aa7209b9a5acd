/** Operations over HTTP. */
@NullMarked
package io.assent.operations.web;

import org.jspecify.annotations.NullMarked;
