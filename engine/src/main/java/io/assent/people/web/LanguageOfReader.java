package io.assent.people.web;

import io.assent.people.People;
import io.assent.shared.Caller;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.LocaleResolver;

/** What the request asks for, else what the person chose, else English. */
@Component(DispatcherServlet.LOCALE_RESOLVER_BEAN_NAME)
class LanguageOfReader implements LocaleResolver {

    /** What the platform itself speaks; a process pack may speak further languages. */
    private static final List<Locale> KNOWN = List.of(Locale.ENGLISH, Locale.GERMAN);

    private final People people;

    LanguageOfReader(People people) {
        this.people = people;
    }

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        String accepted = request.getHeader(HttpHeaders.ACCEPT_LANGUAGE);
        if (accepted != null && !accepted.isBlank() && !accepted.startsWith("*")) {
            return preferred(accepted);
        }
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof Caller caller && !caller.isSystem()
                ? chosen(caller)
                : Locale.ENGLISH;
    }

    @Override
    public void setLocale(HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
        throw new UnsupportedOperationException("The language comes with each request.");
    }

    private Locale chosen(Caller caller) {
        return people.find(caller.tenant(), caller.person())
                .map(person -> Locale.forLanguageTag(person.locale()))
                .orElse(Locale.ENGLISH);
    }

    private static Locale preferred(String accepted) {
        try {
            List<LanguageRange> wanted = LanguageRange.parse(accepted);
            Locale known = Locale.lookup(wanted, KNOWN);
            return known == null ? Locale.forLanguageTag(wanted.getFirst().getRange()) : known;
        } catch (IllegalArgumentException unreadable) {
            return Locale.ENGLISH;
        }
    }
}
