package io.assent.shared.web;

import io.assent.shared.Ids;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;

/** Answers with a problem what the server refuses before any filter is asked, such as an address it cannot read. */
class RefusedByServer extends ErrorReportValve {

    private static final Logger log = LoggerFactory.getLogger(RefusedByServer.class);

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        int status = response.getStatus();
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        String requestId = Ids.next().toString();
        Problem problem = Problem.unasked(status);
        String body = """
            {"type":"%s","title":"%s","status":%d,"detail":"%s","code":"%s",\
            "request_id":"%s","timestamp":"%s","errors":[]}\
            """.formatted(
                        problem.type(),
                        problem.title(),
                        status,
                        problem.detail(),
                        problem.code(),
                        requestId,
                        problem.timestamp());
        try {
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            response.setCharacterEncoding("UTF-8");
            response.setHeader(RequestId.HEADER, requestId);
            response.getReporter().write(body);
            response.finishResponse();
        } catch (IOException e) {
            log.debug("The caller has gone", e);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Wiring {

        /** After Spring Boot's own, so that this one stands nearer to the failure and speaks first. */
        @Bean
        @Order(100)
        WebServerFactoryCustomizer<TomcatServletWebServerFactory> refusals() {
            return factory -> factory.addContextCustomizers(
                    context -> context.getParent().getPipeline().addValve(new RefusedByServer()));
        }
    }
}
