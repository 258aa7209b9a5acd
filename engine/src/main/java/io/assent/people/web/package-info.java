/** The organisation over HTTP. */
@NullMarked
package io.assent.people.web;

import org.jspecify.annotations.NullMarked;
