/** Signing in over HTTP. */
@NullMarked
package io.assent.access.web;

import org.jspecify.annotations.NullMarked;
