package io.assent.shared.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.EncodedResourceResolver;
import org.springframework.web.servlet.resource.PathResourceResolver;
import org.springframework.web.servlet.resource.ResourceResolverChain;

/** Serves the portal: hashed files for good, the rest asked for again each time, its own addresses by its one page. */
@Configuration(proxyBeanMethods = false)
class PortalResources implements WebMvcConfigurer {

    private static final String FILES = "classpath:/static/";
    private static final String PAGE = "index.html";
    private static final Duration YEAR = Duration.ofDays(365);
    private static final Set<String> NOT_THE_PORTALS = Set.of(
            "api",
            "actuator",
            "v3",
            "swagger-ui",
            "webjars",
            "oauth2",
            "login",
            "logout",
            "connect",
            "userinfo",
            "error",
            ".well-known");

    @Override
    public void addViewControllers(ViewControllerRegistry registry) {
        registry.addViewController("/").setViewName("forward:/" + PAGE);
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        forGood(
                registry,
                FILES,
                "/main-*.js",
                "/chunk-*.js",
                "/polyfills-*.js",
                "/scripts-*.js",
                "/worker-*.js",
                "/styles-*.css",
                "/chunk-*.css");
        // Only what the two stars stand for is looked up, so the folder is part of the place.
        forGood(registry, FILES + "media/", "/media/**");
        registry.addResourceHandler("/**")
                .addResourceLocations(FILES)
                .setCacheControl(CacheControl.noCache())
                .resourceChain(true)
                .addResolver(new SmallestFirst())
                .addResolver(new PageForItsAddresses());
    }

    private static void forGood(ResourceHandlerRegistry registry, String place, String... patterns) {
        registry.addResourceHandler(patterns)
                .addResourceLocations(place)
                .setCacheControl(CacheControl.maxAge(YEAR).cachePublic().immutable())
                .resourceChain(true)
                .addResolver(new SmallestFirst())
                .addResolver(new PathResourceResolver());
    }

    /** Browsers name gzip first; Brotli is smaller. */
    private static final class SmallestFirst extends EncodedResourceResolver {

        @Override
        protected @Nullable Resource resolveResourceInternal(
                @Nullable HttpServletRequest request,
                String path,
                List<? extends Resource> locations,
                ResourceResolverChain chain) {
            return super.resolveResourceInternal(
                    request == null ? null : new BrotliFirst(request), path, locations, chain);
        }
    }

    private static final class BrotliFirst extends HttpServletRequestWrapper {

        private static final Pattern BROTLI = Pattern.compile("(^|[, ])br([,; ]|$)");

        BrotliFirst(HttpServletRequest request) {
            super(request);
        }

        @Override
        public @Nullable String getHeader(String name) {
            String value = super.getHeader(name);
            boolean reordered = value != null
                    && name.equalsIgnoreCase(HttpHeaders.ACCEPT_ENCODING)
                    && BROTLI.matcher(value).find();
            return reordered ? "br, " + value : value;
        }
    }

    private static final class PageForItsAddresses extends PathResourceResolver {

        @Override
        protected @Nullable Resource getResource(String path, Resource location) throws IOException {
            Resource file = super.getResource(path, location);
            return file != null || !isAddress(path) ? file : super.getResource(PAGE, location);
        }

        private static boolean isAddress(String path) {
            String first = path.contains("/") ? path.substring(0, path.indexOf('/')) : path;
            String last = path.substring(path.lastIndexOf('/') + 1);
            return !NOT_THE_PORTALS.contains(first) && !last.contains(".");
        }
    }
}
