package io.assent.shared.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Who signed in, and where their session is, is asked before any controller: without a database that fails here. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class AnswerWithoutDatabase extends OncePerRequestFilter {

    private final ProblemWriter problems;

    AnswerWithoutDatabase(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (RuntimeException | ServletException e) {
            Throwable failure = e instanceof ServletException && e.getCause() != null ? e.getCause() : e;
            if (!Unavailable.is(failure)) {
                throw e;
            }
            problems.write(response, Unavailable.problem(failure));
        }
    }
}
