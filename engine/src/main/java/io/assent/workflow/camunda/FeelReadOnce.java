package io.assent.workflow.camunda;

import camundajar.impl.scala.util.Either;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngine;
import org.camunda.bpm.dmn.feel.impl.scala.function.CustomFunctionTransformer;
import org.camunda.feel.FeelEngine;
import org.camunda.feel.syntaxtree.ParsedExpression;
import org.camunda.feel.valuemapper.ValueMapper;

/** Reads the text of an expression once: reading takes far longer than working it out. */
final class FeelReadOnce extends ScalaFeelEngine {

    private static final int MOST = 10_000;

    FeelReadOnce() {
        super(List.of());
    }

    @Override
    protected FeelEngine buildFeelEngine(
            CustomFunctionTransformer functions, ValueMapper.CompositeValueMapper mappers) {
        return new Remembering(super.buildFeelEngine(functions, mappers));
    }

    /** Deprecated or not, these are what the adapter between both engines calls. */
    @SuppressWarnings("deprecation")
    private static final class Remembering extends FeelEngine {

        private final Cache<String, Either<Failure, ParsedExpression>> expressions = cache();
        private final Cache<String, Either<Failure, ParsedExpression>> tests = cache();

        private Remembering(FeelEngine feel) {
            super(feel.functionProvider(), feel.valueMapper(), feel.configuration(), feel.clock());
        }

        @Override
        public Either<Failure, ParsedExpression> parseExpression(String text) {
            return expressions.get(text, super::parseExpression);
        }

        @Override
        public Either<Failure, ParsedExpression> parseUnaryTests(String text) {
            return tests.get(text, super::parseUnaryTests);
        }

        private static Cache<String, Either<Failure, ParsedExpression>> cache() {
            return Caffeine.newBuilder().maximumSize(MOST).build();
        }
    }
}
