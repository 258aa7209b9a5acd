package io.assent.shared.web;

import io.assent.shared.Refusal;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Valid;
import jakarta.validation.Validator;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;

/** Brings what is wrong with the JSON of a body together with what is wrong with its values. */
@ControllerAdvice
class ProblemsOfBodies extends RequestBodyAdviceAdapter implements HandlerMethodArgumentResolver {

    private static final String HERE = ProblemsOfBodies.class.getName();

    private final Validator validator;

    ProblemsOfBodies(Validator validator) {
        this.validator = validator;
    }

    /** Where a reader leaves problems that somebody will tell; empty when it has to refuse by itself. */
    @SuppressWarnings("unchecked")
    static Optional<List<Refusal.Problem>> wanted() {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        return request == null
                ? Optional.empty()
                : Optional.ofNullable(
                        (List<Refusal.Problem>) request.getAttribute(HERE, RequestAttributes.SCOPE_REQUEST));
    }

    @Override
    public boolean supports(MethodParameter body, Type target, Class<? extends HttpMessageConverter<?>> converter) {
        return body.hasParameterAnnotation(Valid.class) || isToldByController(body);
    }

    @Override
    public HttpInputMessage beforeBodyRead(
            HttpInputMessage message,
            MethodParameter body,
            Type target,
            Class<? extends HttpMessageConverter<?>> converter) {
        RequestContextHolder.currentRequestAttributes()
                .setAttribute(HERE, new ArrayList<Refusal.Problem>(), RequestAttributes.SCOPE_REQUEST);
        return message;
    }

    /** @param read nothing of the body {@code null} */
    @Override
    public Object afterBodyRead(
            Object read,
            HttpInputMessage message,
            MethodParameter body,
            Type target,
            Class<? extends HttpMessageConverter<?>> converter) {
        List<Refusal.Problem> problems = wanted().orElse(List.of());
        if (read != null && !isToldByController(body)) {
            List<Refusal.Problem> all = new ArrayList<>(problems);
            validator.validate(read).stream()
                    .map(ProblemsOfBodies::problem)
                    .filter(problem ->
                            problems.stream().noneMatch(told -> told.pointer().equals(problem.pointer())))
                    .limit(JsonBodies.MOST_PROBLEMS)
                    .forEach(all::add);
            Refusal.ifAny(all);
        }
        return read;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == BodyProblems.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        return new BodyProblems(wanted().orElse(List.of()));
    }

    static Refusal.Problem problem(ConstraintViolation<?> violation) {
        String constraint = violation
                .getConstraintDescriptor()
                .getAnnotation()
                .annotationType()
                .getSimpleName();
        return new Refusal.Problem(
                Pointers.of(violation.getPropertyPath().toString()),
                ProblemAdvice.codeOf(constraint),
                violation.getMessage());
    }

    private static boolean isToldByController(MethodParameter body) {
        return Arrays.asList(body.getExecutable().getParameterTypes()).contains(BodyProblems.class);
    }
}
