/** Comments over HTTP. */
@NullMarked
package io.assent.conversations.web;

import org.jspecify.annotations.NullMarked;
