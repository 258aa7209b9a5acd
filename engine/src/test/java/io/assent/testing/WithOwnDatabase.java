package io.assent.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.test.context.ContextConfiguration;

/**
 * Gives a database of its own to a context with an engine: other contexts of the JVM live on, and their engines would take its
 * timers. {@link TestDatabase}'s statements go to another database.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@ContextConfiguration(initializers = OwnDatabase.class)
public @interface WithOwnDatabase {}
