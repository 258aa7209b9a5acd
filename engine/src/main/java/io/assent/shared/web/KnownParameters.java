package io.assent.shared.web;

import io.assent.shared.Caller;
import io.assent.shared.OneLine;
import io.assent.shared.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.beans.BeanUtils;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpMethod;
import org.springframework.web.bind.annotation.BindParam;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Refuses query parameters that a read does not know, and values that nobody types: a misspelt filter would show everything. */
public final class KnownParameters implements HandlerInterceptor {

    /** What every list may be asked for. */
    private static final Set<String> PAGING = Set.of("limit", "cursor", Total.PARAMETER);

    /** What the handler of a list knows by itself, or by {@link SortedBy}. */
    public static final String SORT = "sort";

    private static final String WORDS = "q";
    private static final int LONGEST_WORDS = 200;

    private final Map<Method, Optional<Set<String>>> known = new ConcurrentHashMap<>();

    KnownParameters() {}

    /**
     * Compares the names in a query with those that mean something.
     *
     * @throws Refusal 400 with every unknown name
     */
    public static void require(Collection<String> given, Set<String> known) {
        Set<String> all = new TreeSet<>(known);
        all.addAll(PAGING);
        List<Refusal.Problem> strangers = given.stream()
                .filter(name -> !all.contains(name))
                .sorted()
                .map(name -> new Refusal.Problem(
                        "/" + Pointers.escaped(name),
                        "UNKNOWN_PARAMETER",
                        "There is no such parameter here; use one of " + String.join(", ", all) + "."))
                .toList();
        if (!strangers.isEmpty()) {
            throw new Refusal(
                    Refusal.Category.UNREADABLE,
                    "UNKNOWN_PARAMETER",
                    "The address has parameters that mean nothing here; correct or remove them.",
                    strangers);
        }
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (HttpMethod.GET.matches(request.getMethod()) && handler instanceof HandlerMethod read) {
            known.computeIfAbsent(read.getMethod(), method -> names(read))
                    .ifPresent(names -> require(request.getParameterMap().keySet(), names));
            Refusal.ifAny(Stream.concat(
                            request.getParameterMap().entrySet().stream()
                                    .flatMap(given -> Arrays.stream(given.getValue())
                                            .flatMap(value -> unlike(given.getKey(), value))),
                            unsorted(read.getMethodAnnotation(SortedBy.class), request.getParameter(SORT)))
                    .toList());
        }
        return true;
    }

    /** White space comes along when words are pasted. */
    private static Stream<Refusal.Problem> unlike(String name, String value) {
        String pointer = "/" + Pointers.escaped(name);
        return name.equals(WORDS) && value.length() > LONGEST_WORDS
                ? Stream.of(new Refusal.Problem(
                        pointer,
                        "TOO_LONG",
                        "It has " + value.length() + " characters; shorten it to " + LONGEST_WORDS + "."))
                : OneLine.problem(pointer, OneLine.of(value)).stream();
    }

    private static Stream<Refusal.Problem> unsorted(@Nullable SortedBy order, @Nullable String sort) {
        return order == null || sort == null || sort.equals(order.value())
                ? Stream.empty()
                : Stream.of(new Refusal.Problem(
                        "/" + SORT,
                        "INVALID",
                        "This list has one order; leave sort out, or say " + order.value() + "."));
    }

    /** Nothing where nobody signs in, and where the handler looks at all parameters by itself. */
    private static Optional<Set<String>> names(HandlerMethod read) {
        List<MethodParameter> parameters = Arrays.asList(read.getMethodParameters());
        boolean isOurs = parameters.stream().anyMatch(each -> each.getParameterType() == Caller.class);
        boolean takesAll = parameters.stream()
                .anyMatch(each -> each.hasParameterAnnotation(RequestParam.class)
                        && Map.class.isAssignableFrom(each.getParameterType()));
        return isOurs && !takesAll
                ? Optional.of(Stream.concat(
                                parameters.stream().flatMap(KnownParameters::named),
                                read.hasMethodAnnotation(SortedBy.class) ? Stream.of(SORT) : Stream.empty())
                        .collect(Collectors.toSet()))
                : Optional.empty();
    }

    private static Stream<String> named(MethodParameter parameter) {
        if (parameter.hasParameterAnnotation(ParameterObject.class)) {
            return Arrays.stream(BeanUtils.getResolvableConstructor(parameter.getParameterType())
                            .getParameters())
                    .map(each -> Optional.ofNullable(each.getAnnotation(BindParam.class))
                            .map(BindParam::value)
                            .orElseGet(each::getName));
        }
        RequestParam annotation = parameter.getParameterAnnotation(RequestParam.class);
        if (annotation == null) {
            return Stream.empty();
        }
        parameter.initParameterNameDiscovery(new DefaultParameterNameDiscoverer());
        return Stream.of(
                annotation.name().isEmpty() ? String.valueOf(parameter.getParameterName()) : annotation.name());
    }
}
