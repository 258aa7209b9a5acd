package io.assent.shared.web;

import java.util.Locale;
import org.springframework.context.i18n.LocaleContext;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpHeaders;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** The language that the answer to the running request is written in. */
public final class ReaderLanguage {

    private ReaderLanguage() {}

    /** English outside of a request. */
    public static Locale current() {
        LocaleContext context = LocaleContextHolder.getLocaleContext();
        Locale locale = context == null ? null : context.getLocale();
        return locale == null ? Locale.ENGLISH : locale;
    }

    /** From here on only what the request itself asks for: what its sender chose once is in the database, which is away. */
    static void byRequestAlone() {
        Locale asked = Locale.ENGLISH;
        if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes running
                && running.getRequest().getHeader(HttpHeaders.ACCEPT_LANGUAGE) != null) {
            asked = running.getRequest().getLocale();
        }
        LocaleContextHolder.setLocale(asked);
    }
}
