/** Mail by SMTP (RFC 5321). */
@NullMarked
package io.assent.integrations.mail;

import org.jspecify.annotations.NullMarked;
