/** Files over HTTP. */
@NullMarked
package io.assent.attachments.web;

import org.jspecify.annotations.NullMarked;
