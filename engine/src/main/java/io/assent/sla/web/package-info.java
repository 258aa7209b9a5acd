/** Service levels over HTTP. */
@NullMarked
package io.assent.sla.web;

import org.jspecify.annotations.NullMarked;
