package io.assent.workflow.camunda;

import io.assent.testing.WithOwnDatabase;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Import;
import org.springframework.modulith.test.ApplicationModuleTest;

/** Starts the workflow module alone on a real PostgreSQL, with a scripted domain in place of the others. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ApplicationModuleTest(module = "workflow")
@WithOwnDatabase
@Import({ScriptedDomain.class, SimulatedTime.class, CountedStatements.class})
@interface WorkflowTest {}
