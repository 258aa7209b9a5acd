package io.assent.shared.web;

import io.assent.shared.Caller;
import io.assent.shared.Refusal;
import io.assent.shared.web.RepeatedWrites.Key;
import io.assent.shared.web.RepeatedWrites.Write;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Makes writes with an {@code Idempotency-Key} safe to repeat: the first answer again, and nothing done twice. Only successes
 * are kept; a refused write changed nothing and may be asked again. A duplicate that arrives while the first is at work waits
 * for it on this node, and is told to come again on another. {@link RememberedHandlers} does the remembering.
 */
@Component
class IdempotentWrites extends OncePerRequestFilter {

    static final String HEADER = "Idempotency-Key";
    static final int LONGEST_KEY = 200;

    private static final Set<String> WRITES = Set.of("POST", "PUT", "PATCH", "DELETE");
    private static final int PATIENCE_SECONDS = 10;

    private final ProblemWriter problems;
    private final Map<Key, CompletableFuture<Boolean>> atWork = new ConcurrentHashMap<>();

    IdempotentWrites(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getHeader(HEADER) == null
                || !WRITES.contains(request.getMethod())
                || !request.getRequestURI().startsWith("/api/")
                || caller().isEmpty();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String name = request.getHeader(HEADER);
        if (name.isBlank() || name.length() > LONGEST_KEY) {
            problems.write(
                    response,
                    Problem.of(422, "IDEMPOTENCY_KEY_INVALID", "A key has 1 to " + LONGEST_KEY + " characters."));
            return;
        }
        Key key = Key.of(caller().orElseThrow(), name);
        CompletableFuture<Boolean> mine = new CompletableFuture<>();
        CompletableFuture<Boolean> first = atWork.putIfAbsent(key, mine);
        if (first != null) {
            await(first);
            remembered(key, request, response, chain);
            return;
        }
        try {
            remembered(key, request, response, chain);
        } finally {
            atWork.remove(key, mine);
            mine.complete(true);
        }
    }

    /** The answer leaves when all is done, the commit of what it tells included. */
    private void remembered(Key key, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        RepeatableRequest repeatable;
        try {
            repeatable = RepeatableRequest.of(request);
        } catch (Refusal tooLarge) {
            problems.write(response, Problem.of(tooLarge));
            return;
        }
        ContentCachingResponseWrapper kept = new ContentCachingResponseWrapper(response);
        request.setAttribute(RememberedHandlers.WRITE, new Write(key, repeatable.fingerprint()));
        try {
            chain.doFilter(repeatable, kept);
        } finally {
            request.removeAttribute(RememberedHandlers.WRITE);
            kept.copyBodyToResponse();
        }
    }

    private static void await(CompletableFuture<Boolean> first) {
        first.copy()
                .completeOnTimeout(false, PATIENCE_SECONDS, TimeUnit.SECONDS)
                .join();
    }

    private static Optional<Caller> caller() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof Caller caller
                ? Optional.of(caller)
                : Optional.empty();
    }
}
