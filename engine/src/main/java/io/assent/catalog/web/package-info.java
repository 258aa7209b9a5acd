/** The catalogue over HTTP. */
@NullMarked
package io.assent.catalog.web;

import org.jspecify.annotations.NullMarked;
