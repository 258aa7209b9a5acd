package io.assent.shared.web;

import io.assent.shared.Background;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Tells work in the background what it has to give way to. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class RequestsUnderWay extends OncePerRequestFilter {

    private final Background background;

    RequestsUnderWay(Background background) {
        this.background = background;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        background.asked();
        try {
            chain.doFilter(request, response);
        } finally {
            background.answered();
        }
    }
}
