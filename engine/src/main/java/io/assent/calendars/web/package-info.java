/** Business calendars over HTTP. */
@NullMarked
package io.assent.calendars.web;

import org.jspecify.annotations.NullMarked;
