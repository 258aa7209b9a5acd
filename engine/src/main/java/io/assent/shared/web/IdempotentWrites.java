package io.assent.shared.web;

import io.assent.shared.Caller;
import io.assent.shared.Refusal;
import io.assent.shared.web.RepeatedWrites.Answer;
import io.assent.shared.web.RepeatedWrites.Key;
import io.assent.shared.web.RepeatedWrites.Known;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Makes writes with an {@code Idempotency-Key} safe to repeat: the first answer again, and nothing done twice. Only successes
 * are kept; a refused write changed nothing and may be asked again. A duplicate that arrives while the first is at work waits
 * for it on this node, and is told to come again on another.
 */
@Component
class IdempotentWrites extends OncePerRequestFilter {

    static final String HEADER = "Idempotency-Key";

    private static final Set<String> WRITES = Set.of("POST", "PUT", "PATCH");
    private static final List<String> KEPT_HEADERS =
            List.of(HttpHeaders.CONTENT_TYPE, HttpHeaders.LOCATION, HttpHeaders.ETAG);
    private static final int LONGEST_KEY = 200;
    private static final int LARGEST_ANSWER = 256 * 1024;
    private static final int PATIENCE_SECONDS = 10;

    private final RepeatedWrites writes;
    private final ProblemWriter problems;
    private final Map<Key, CompletableFuture<Boolean>> atWork = new ConcurrentHashMap<>();

    IdempotentWrites(RepeatedWrites writes, ProblemWriter problems) {
        this.writes = writes;
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
        RepeatableRequest repeatable = RepeatableRequest.of(request);
        Key key = Key.of(caller().orElseThrow(), name);
        CompletableFuture<Boolean> mine = new CompletableFuture<>();
        CompletableFuture<Boolean> first = atWork.putIfAbsent(key, mine);
        if (first != null) {
            await(first);
            answerAgain(key, repeatable, response, chain);
            return;
        }
        try {
            answerAgain(key, repeatable, response, chain);
        } finally {
            atWork.remove(key, mine);
            mine.complete(true);
        }
    }

    private void answerAgain(Key key, RepeatableRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<Known> known = writes.begin(key, request.fingerprint());
        if (known.isEmpty()) {
            answerFirst(key, request, response, chain);
        } else if (!known.get().sameRequest()) {
            problems.write(
                    response,
                    Problem.of(
                            422, "IDEMPOTENCY_KEY_REUSED", "This key was used for another request; take a new one."));
        } else if (known.get().answer() instanceof Answer answer) {
            repeat(answer, response);
        } else {
            problems.write(
                    response,
                    Problem.of(new Refusal(
                                    Refusal.Category.CONFLICT,
                                    "IDEMPOTENT_REQUEST_IN_PROGRESS",
                                    "The same request is still at work; ask again in a second.")
                            .with("retry_after", 1)));
        }
    }

    private void answerFirst(Key key, RepeatableRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ContentCachingResponseWrapper kept = new ContentCachingResponseWrapper(response);
        boolean finished = false;
        try {
            chain.doFilter(request, kept);
            finished = finish(key, kept);
        } finally {
            if (!finished) {
                writes.forget(key);
            }
            kept.copyBodyToResponse();
        }
    }

    private boolean finish(Key key, ContentCachingResponseWrapper response) {
        byte[] body = response.getContentAsByteArray();
        String type = String.valueOf(response.getContentType());
        boolean kept = response.getStatus() < 300
                && body.length <= LARGEST_ANSWER
                && (body.length == 0 || type.contains("json"));
        if (kept) {
            Map<String, String> headers = new TreeMap<>();
            KEPT_HEADERS.forEach(name -> {
                String value =
                        name.equals(HttpHeaders.CONTENT_TYPE) ? response.getContentType() : response.getHeader(name);
                if (value != null) {
                    headers.put(name, value);
                }
            });
            writes.finish(key, new Answer(response.getStatus(), headers, body));
        }
        return kept;
    }

    private static void repeat(Answer answer, HttpServletResponse response) throws IOException {
        response.setStatus(answer.status());
        answer.headers().forEach(response::setHeader);
        response.setHeader("Idempotency-Replayed", "true");
        if (answer.body().length > 0) {
            response.setContentLength(answer.body().length);
            response.getOutputStream().write(answer.body());
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
