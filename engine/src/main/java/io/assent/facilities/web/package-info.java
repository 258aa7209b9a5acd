/** Business calendars over HTTP. */
@NullMarked
package io.assent.facilities.web;

import org.jspecify.annotations.NullMarked;
