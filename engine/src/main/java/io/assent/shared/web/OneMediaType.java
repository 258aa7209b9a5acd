package io.assent.shared.web;

import io.assent.shared.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.servlet.HandlerInterceptor;

/** Refuses a body that is said to be of any media type; Spring takes that for a fault of its own. */
final class OneMediaType implements HandlerInterceptor {

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        String type = request.getContentType();
        if (type != null && type.split(";", 2)[0].contains("*")) {
            throw new Refusal(
                    Refusal.Category.WRONG_MEDIA_TYPE,
                    "WRONG_MEDIA_TYPE",
                    "Say in Content-Type which one media type the body has, for example application/json.");
        }
        return true;
    }
}
