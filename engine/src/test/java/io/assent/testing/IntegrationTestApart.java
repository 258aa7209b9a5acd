package io.assent.testing;

import io.assent.AssentApplication;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/** Like {@link IntegrationTest}, with a database of its own: the jobs of other contexts, which live on, would do what it leaves to jobs. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@SpringBootTest(classes = AssentApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Import(DemoForTests.class)
@ContextConfiguration(initializers = OwnDatabase.class)
public @interface IntegrationTestApart {}
