package io.assent.shared.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.converter.Converter;
import org.springframework.core.convert.converter.ConverterFactory;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Wires what controllers share into Spring MVC. */
@Configuration(proxyBeanMethods = false)
class WebConfiguration implements WebMvcConfigurer {

    private final CallerArgument caller;

    WebConfiguration(CallerArgument caller) {
        this.caller = caller;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(caller);
    }

    @Override
    public void addFormatters(FormatterRegistry registry) {
        registry.addConverterFactory(new EnumParameters());
    }

    /** Enumerations in query parameters are as lenient as in bodies. */
    @SuppressWarnings("rawtypes")
    private static final class EnumParameters implements ConverterFactory<String, Enum> {

        @Override
        public <T extends Enum> Converter<String, T> getConverter(Class<T> type) {
            return text -> type.cast(parse(type, text));
        }

        private static @Nullable Object parse(Class<?> type, String text) {
            if (text.isBlank()) {
                return null;
            }
            Object constant = LenientEnum.find(type, text);
            if (constant == null) {
                throw new IllegalArgumentException("Expected one of " + LenientEnum.choices(type));
            }
            return constant;
        }
    }
}
