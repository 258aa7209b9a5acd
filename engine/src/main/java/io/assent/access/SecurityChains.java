package io.assent.access;

import io.assent.shared.web.Problem;
import io.assent.shared.web.ProblemWriter;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.SessionManagementConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.config.web.PathPatternRequestMatcherBuilderFactoryBean;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.server.authorization.JdbcOAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.config.annotation.web.configurers.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfTokenRequestAttributeHandler;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.MediaTypeRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.servlet.handler.HandlerMappingIntrospector;

/** Three doors: the API with its tokens, the authorization server, and everything a browser loads before it has a token. */
@Configuration(proxyBeanMethods = false)
class SecurityChains {

    private static final String SIGN_IN = "/sign-in";
    private static final String BEARER = "Bearer ";

    private static final Set<String> METHODS =
            new TreeSet<>(Set.of("DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"));

    /** What needs no token, and what the handshake of STOMP is: its CONNECT frame brings the token. */
    private static final RequestMatcher OPEN = new OrRequestMatcher(
            path(HttpMethod.POST, "/api/v1/auth/login"),
            path(HttpMethod.POST, "/api/v1/auth/refresh"),
            path(HttpMethod.POST, "/api/v1/auth/forgot-password"),
            path(HttpMethod.POST, "/api/v1/auth/reset-password"),
            path(HttpMethod.GET, "/api/v1/health"),
            path(HttpMethod.GET, "/actuator/health"),
            path(HttpMethod.GET, "/actuator/health/liveness"),
            path(HttpMethod.GET, "/actuator/health/readiness"),
            PathPatternRequestMatcher.withDefaults().matcher("/api/v1/events/**"));

    private final ProblemWriter problems;

    SecurityChains(ProblemWriter problems) {
        this.problems = problems;
    }

    @Bean
    @Order(1)
    SecurityFilterChain apiChain(HttpSecurity http, BearerToPerson persons) throws Exception {
        return http.securityMatcher("/api/**", "/actuator/**")
                .authorizeHttpRequests(requests -> requests.requestMatchers(OPEN)
                        .permitAll()
                        .requestMatchers("/actuator/**")
                        .hasAnyRole("PLATFORM_ADMIN")
                        .requestMatchers("/api/v1/external-task/**")
                        .hasAuthority("SCOPE_" + Clients.WORK)
                        .anyRequest()
                        .hasAuthority(PersonAuthentication.PERSON))
                .oauth2ResourceServer(server -> server.bearerTokenResolver(tokenWhereItCounts())
                        .jwt(jwt -> jwt.jwtAuthenticationConverter(persons))
                        .authenticationEntryPoint(this::unauthenticated)
                        .accessDeniedHandler(this::forbidden))
                .exceptionHandling(handling ->
                        handling.authenticationEntryPoint(this::unauthenticated).accessDeniedHandler(this::forbidden))
                .addFilterAfter(new TenantOfRequest(), BearerTokenAuthenticationFilter.class)
                // the browser's sign-in session comes along with the portal's calls: it is neither read nor given a new
                // id
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS)
                        .sessionFixation(SessionManagementConfigurer.SessionFixationConfigurer::none))
                .csrf(AbstractHttpConfigurer::disable)
                .headers(new SecurityHeaders())
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain authorizationServerChain(HttpSecurity http) throws Exception {
        var server = OAuth2AuthorizationServerConfigurer.authorizationServer();
        return http.securityMatcher(server.getEndpointsMatcher())
                .with(server, endpoints -> endpoints.oidc(Customizer.withDefaults()))
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .headers(new SecurityHeaders())
                .exceptionHandling(handling -> handling.defaultAuthenticationEntryPointFor(
                        signInPage(), new MediaTypeRequestMatcher(MediaType.TEXT_HTML)))
                .build();
    }

    @Bean
    @Order(3)
    SecurityFilterChain browserChain(HttpSecurity http, FormSignIn form) throws Exception {
        return http.authenticationProvider(form)
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .formLogin(login -> login.loginPage(SIGN_IN)
                        .loginProcessingUrl("/login")
                        .failureHandler((request, response, failure) -> response.sendRedirect(
                                SIGN_IN + (failure instanceof LockedException ? "?error=locked" : "?error"))))
                .logout(logout -> logout.logoutSuccessUrl(SIGN_IN))
                .csrf(csrf -> csrf.csrfTokenRepository(CookieCsrfTokenRepository.withHttpOnlyFalse())
                        .csrfTokenRequestHandler(new CsrfTokenRequestAttributeHandler()))
                .exceptionHandling(handling ->
                        handling.authenticationEntryPoint(signInPage()).accessDeniedHandler(this::forbidden))
                .headers(new SecurityHeaders())
                .build();
    }

    /** Requests are observed as a whole; each filter by itself costs more than most filters do. */
    @Bean
    SecurityObservationSettings securityObservations() {
        return SecurityObservationSettings.noObservations();
    }

    /** What the firewall refuses: methods that nobody has heard of, and addresses that lead around it. */
    @Bean
    RequestRejectedHandler refused() {
        return (request, response, e) -> {
            if (METHODS.contains(request.getMethod())) {
                problems.write(response, Problem.unasked(400));
            } else {
                response.setHeader(HttpHeaders.ALLOW, String.join(", ", METHODS));
                String detail = "This address does not take %s.".formatted(request.getMethod());
                problems.write(response, Problem.of(405, "METHOD_NOT_ALLOWED", detail));
            }
        };
    }

    /** Paths are matched by themselves, without asking the handlers of Spring MVC. */
    @Bean
    PathPatternRequestMatcherBuilderFactoryBean pathMatchers() {
        return new PathPatternRequestMatcherBuilderFactoryBean();
    }

    /** Spring Security looks every request's handler up for matchers that are not used here; Spring MVC does it again. */
    @Bean
    static BeanPostProcessor oneLookUpOfHandlers() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof HandlerMappingIntrospector ? new WithoutLookUp() : bean;
            }
        };
    }

    private static final class WithoutLookUp extends HandlerMappingIntrospector {

        @Override
        public Filter createCacheFilter() {
            return (request, response, chain) -> chain.doFilter(request, response);
        }
    }

    @Bean
    OAuth2AuthorizationService authorizations(JdbcOperations db, Clients clients) {
        return new JdbcOAuth2AuthorizationService(db, clients);
    }

    @Bean
    AuthorizationServerSettings authorizationServerSettings() {
        return AuthorizationServerSettings.builder().build();
    }

    private static RequestMatcher path(HttpMethod method, String path) {
        return PathPatternRequestMatcher.withDefaults().matcher(method, path);
    }

    /** A token that has expired keeps nobody from getting a new one. What is not a token is not decoded, and refused then. */
    private static BearerTokenResolver tokenWhereItCounts() {
        return request -> {
            String header = request.getHeader(HttpHeaders.AUTHORIZATION);
            return header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length()) && !OPEN.matches(request)
                    ? header.substring(BEARER.length())
                    : null;
        };
    }

    private static LoginUrlAuthenticationEntryPoint signInPage() {
        LoginUrlAuthenticationEntryPoint page = new LoginUrlAuthenticationEntryPoint(SIGN_IN);
        page.setFavorRelativeUris(true);
        return page;
    }

    private void unauthenticated(HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
            throws IOException {
        boolean refused = e instanceof OAuth2AuthenticationException;
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, refused ? "Bearer error=\"invalid_token\"" : "Bearer");
        String detail = refused ? "The access token is not valid; sign in again." : "Sign in to do this.";
        problems.write(response, Problem.of(401, "UNAUTHENTICATED", detail));
    }

    private void forbidden(HttpServletRequest request, HttpServletResponse response, AccessDeniedException e)
            throws IOException {
        problems.write(response, Problem.of(403, "FORBIDDEN", "You may not do this."));
    }
}
