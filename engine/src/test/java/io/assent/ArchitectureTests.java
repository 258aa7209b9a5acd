package io.assent;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.GeneralCodingRules;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;

@AnalyzeClasses(packages = "io.assent", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

    @Test
    void modulesUseOnlyTheFacesTheyAreAllowedTo() {
        ApplicationModules.of(AssentApplication.class).verify();
    }

    @ArchTest
    static final ArchRule oneDoorToTheEngine = noClasses()
            .that()
            .resideOutsideOfPackage("io.assent.workflow.camunda..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.camunda.bpm..")
            .because("the engine has one door: say what you need in io.assent.workflow's own words"
                    + " and let io.assent.workflow.camunda do it");

    @ArchTest
    static final ArchRule partsStayInsideTheirModule = classes()
            .that()
            .areAnnotatedWith(RestController.class)
            .or()
            .areAnnotatedWith(RestControllerAdvice.class)
            .or()
            .areAnnotatedWith(Repository.class)
            .or()
            .areAnnotatedWith(Configuration.class)
            .or()
            .areAnnotatedWith(ConfigurationProperties.class)
            .should()
            .notBePublic()
            .because("other modules use a module's face, a plural noun in its root package: make this part"
                    + " package-private")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule noObjectRelationalMapping = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.persistence..", "org.hibernate..", "org.springframework.data..")
            .because("rows are records read with JdbcClient and SQL in text blocks (docs/adr): statements are counted");

    @ArchTest
    static final ArchRule oneConnectionPerRequest = classes()
            .should(new ArchCondition<>("not suspend a transaction") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    type.getMethods().stream()
                            .filter(method -> method.isAnnotatedWith(Transactional.class))
                            .filter(method -> method.getAnnotationOfType(Transactional.class)
                                            .propagation()
                                    == Propagation.REQUIRES_NEW)
                            .forEach(method -> events.add(SimpleConditionEvent.violated(method, method.getFullName())));
                }
            })
            .because("REQUIRES_NEW takes a second connection while the first waits, and a small pool stands still:"
                    + " write it in the same transaction, or schedule a job");

    @ArchTest
    static final ArchRule plainNames = noClasses()
            .should()
            .haveNameMatching(".*(Impl|Util|Utils|Helper|Manager|Base|Exception)")
            .because("a name says what it is: name an implementation for what makes it different,"
                    + " a refusal for the fact (ApprovalAlreadyDecided)");

    @ArchTest
    static final ArchRule nullsAreDeclared = classes()
            .should(new ArchCondition<>("be in a package marked @NullMarked") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    if (type.getPackage()
                            .tryGetAnnotationOfType(NullMarked.class)
                            .isEmpty()) {
                        events.add(SimpleConditionEvent.violated(type, type.getFullName()));
                    }
                }
            })
            .because("an unmarked package escapes the null check: give it a package-info.java with one sentence and"
                    + " @NullMarked");

    @ArchTest
    static final ArchRule dependenciesComeThroughTheConstructor = noFields()
            .should()
            .beAnnotatedWith(Autowired.class)
            .because("a class says in its constructor what it needs");

    @ArchTest
    static final ArchRule nobodyWritesToTheConsole =
            GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.because(
                    "what an operator should read goes through slf4j");

    @ArchTest
    static final ArchRule nobodySleeps = noClasses()
            .should()
            .callMethodWhere(target(owner(describe("Thread", owner -> owner.isEquivalentTo(Thread.class))))
                    .and(describe("sleep", call -> call.getName().equals("sleep"))))
            .because("waiting is for a state or an instant, not for a while: use a timer, a job or a condition");
}
