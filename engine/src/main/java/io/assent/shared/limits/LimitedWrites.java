package io.assent.shared.limits;

import io.assent.shared.Caller;
import io.assent.shared.Refusal;
import io.assent.shared.web.Problem;
import io.assent.shared.web.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses writes of who writes too much, before their bodies are read. It comes after security, which knows the person. */
@Component
@Order(0)
class LimitedWrites extends OncePerRequestFilter {

    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    private final RateLimits limits;
    private final ProblemWriter problems;

    LimitedWrites(RateLimits limits, ProblemWriter problems) {
        this.limits = limits;
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return READS.contains(request.getMethod()) || !request.getRequestURI().startsWith("/api/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null && authentication.getPrincipal() instanceof Caller caller) {
            try {
                limits.write(caller.person(), request.getRemoteAddr());
            } catch (Refusal refusal) {
                problems.write(response, Problem.of(refusal));
                return;
            }
        }
        chain.doFilter(request, response);
    }
}
