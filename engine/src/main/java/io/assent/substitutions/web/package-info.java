/** Substitutions over HTTP. */
@NullMarked
package io.assent.substitutions.web;

import org.jspecify.annotations.NullMarked;
