/** Notifications and deliveries over HTTP. */
@NullMarked
package io.assent.notifications.web;

import org.jspecify.annotations.NullMarked;
