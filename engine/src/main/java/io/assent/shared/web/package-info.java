/** What every controller shares: problem answers, strict JSON, request ids, idempotent writes, ETags, cursors and the served portal. */
@NullMarked
package io.assent.shared.web;

import org.jspecify.annotations.NullMarked;
