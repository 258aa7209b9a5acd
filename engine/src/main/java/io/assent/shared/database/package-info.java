/** The PostgreSQL behind the platform: the embedded one, or an external one by settings. */
@NullMarked
package io.assent.shared.database;

import org.jspecify.annotations.NullMarked;
