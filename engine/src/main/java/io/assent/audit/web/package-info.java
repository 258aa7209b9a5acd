/** The trail over HTTP. */
@NullMarked
package io.assent.audit.web;

import org.jspecify.annotations.NullMarked;
