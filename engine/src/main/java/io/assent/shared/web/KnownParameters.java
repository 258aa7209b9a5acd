package io.assent.shared.web;

import io.assent.shared.Caller;
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
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Refuses query parameters that a read does not know: a misspelt filter would show everything. */
public final class KnownParameters implements HandlerInterceptor {

    /** What every list may be asked for. */
    public static final Set<String> PAGING = Set.of("limit", "cursor", "sort", "count");

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
        }
        return true;
    }

    /** Nothing where nobody signs in, and where the handler looks at all parameters by itself. */
    private static Optional<Set<String>> names(HandlerMethod read) {
        List<MethodParameter> parameters = Arrays.asList(read.getMethodParameters());
        boolean isOurs = parameters.stream().anyMatch(each -> each.getParameterType() == Caller.class);
        boolean takesAll = parameters.stream()
                .anyMatch(each -> each.hasParameterAnnotation(RequestParam.class)
                        && Map.class.isAssignableFrom(each.getParameterType()));
        return isOurs && !takesAll
                ? Optional.of(parameters.stream()
                        .filter(each -> each.hasParameterAnnotation(RequestParam.class))
                        .map(KnownParameters::name)
                        .collect(Collectors.toSet()))
                : Optional.empty();
    }

    private static String name(MethodParameter parameter) {
        RequestParam annotation = parameter.getParameterAnnotation(RequestParam.class);
        if (annotation != null && !annotation.name().isEmpty()) {
            return annotation.name();
        }
        parameter.initParameterNameDiscovery(new DefaultParameterNameDiscoverer());
        return String.valueOf(parameter.getParameterName());
    }
}
