/** The inbox, tasks and saved views over HTTP. */
@NullMarked
package io.assent.inbox.web;

import org.jspecify.annotations.NullMarked;
