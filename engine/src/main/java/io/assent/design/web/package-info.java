/** Process design over HTTP. */
@NullMarked
package io.assent.design.web;

import org.jspecify.annotations.NullMarked;
