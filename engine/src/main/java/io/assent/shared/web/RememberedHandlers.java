package io.assent.shared.web;

import io.assent.shared.Refusal;
import io.assent.shared.web.RepeatedWrites.Answer;
import io.assent.shared.web.RepeatedWrites.Known;
import io.assent.shared.web.RepeatedWrites.Write;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;
import org.springframework.web.util.ContentCachingResponseWrapper;
import org.springframework.web.util.WebUtils;

/**
 * Calls controllers and remembers the answers to writes with a key. A handler that is {@link Transactional} is called inside of a
 * transaction that holds the key, what it does and its answer: a crash loses all of them or none. What works in several
 * transactions, or reads a long body, has its key kept in transactions before and after.
 */
final class RememberedHandlers extends RequestMappingHandlerAdapter {

    /** The attribute of a request that holds its {@link Write}. */
    static final String WRITE = RememberedHandlers.class.getName();

    private static final List<String> KEPT_HEADERS =
            List.of(HttpHeaders.CONTENT_TYPE, HttpHeaders.LOCATION, HttpHeaders.ETAG);
    private static final int LARGEST_ANSWER = 256 * 1024;

    private final Supplier<RepeatedWrites> writes;
    private final Supplier<PlatformTransactionManager> transactions;

    RememberedHandlers(ObjectProvider<RepeatedWrites> writes, ObjectProvider<PlatformTransactionManager> transactions) {
        this.writes = SingletonSupplier.of(writes::getObject);
        this.transactions = SingletonSupplier.of(transactions::getObject);
    }

    @Override
    protected @Nullable ModelAndView invokeHandlerMethod(
            HttpServletRequest request, HttpServletResponse response, HandlerMethod handler) throws Exception {
        if (!(request.getAttribute(WRITE) instanceof Write begun)) {
            return super.invokeHandlerMethod(request, response, handler);
        }
        Write write = WebUtils.getNativeRequest(request, MultipartHttpServletRequest.class) == null
                ? begun
                : withFiles(begun, request);
        Optional<Answer> before = handler.hasMethodAnnotation(Transactional.class)
                ? atOnce(write, request, response, handler)
                : inSteps(write, request, response, handler);
        if (before.isPresent()) {
            repeat(before.get(), response);
        }
        return null;
    }

    /** Files are read to tell them from others; what is wrong with them the handler says. */
    private static Write withFiles(Write write, HttpServletRequest request) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(write.fingerprint());
            for (Part part : request.getParts()) {
                String name = part.getName() + '\n' + part.getSubmittedFileName() + '\n';
                digest.update(name.getBytes(StandardCharsets.UTF_8));
                try (InputStream content = new DigestInputStream(part.getInputStream(), digest)) {
                    content.transferTo(OutputStream.nullOutputStream());
                }
            }
            return new Write(write.key(), digest.digest());
        } catch (IOException | ServletException | IllegalStateException unreadable) {
            return write;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private Optional<Answer> atOnce(
            Write write, HttpServletRequest request, HttpServletResponse response, HandlerMethod handler)
            throws Exception {
        PlatformTransactionManager manager = transactions.get();
        TransactionStatus transaction = manager.getTransaction(TransactionDefinition.withDefaults());
        Optional<Answer> before;
        try {
            before = begin(write);
            if (before.isEmpty()) {
                super.invokeHandlerMethod(request, response, handler);
                remember(write, response);
            }
        } catch (Exception | Error e) {
            manager.rollback(transaction);
            throw e;
        }
        try {
            manager.commit(transaction);
        } catch (RuntimeException e) {
            // the answer tells of what did not happen
            response.resetBuffer();
            throw e;
        }
        return before;
    }

    private Optional<Answer> inSteps(
            Write write, HttpServletRequest request, HttpServletResponse response, HandlerMethod handler)
            throws Exception {
        Optional<Answer> before = begin(write);
        if (before.isPresent()) {
            return before;
        }
        try {
            super.invokeHandlerMethod(request, response, handler);
        } catch (Exception | Error e) {
            writes.get().forget(write.key());
            throw e;
        }
        remember(write, response);
        return before;
    }

    /** @return the answer that was given before */
    private Optional<Answer> begin(Write write) {
        Optional<Known> known = writes.get().begin(write);
        known.ifPresent(RememberedHandlers::requireAnswer);
        return known.map(Known::answer);
    }

    private static void requireAnswer(Known known) {
        if (!known.sameRequest()) {
            throw new Refusal(
                    Refusal.Category.INVALID,
                    "IDEMPOTENCY_KEY_REUSED",
                    "This key was used for another request; take a new one.");
        }
        if (known.answer() == null) {
            throw new Refusal(
                            Refusal.Category.CONFLICT,
                            "IDEMPOTENT_REQUEST_IN_PROGRESS",
                            "The same request is still at work; ask again in a second.")
                    .with("retry_after", 1);
        }
    }

    private void remember(Write write, HttpServletResponse response) {
        ContentCachingResponseWrapper given = WebUtils.getNativeResponse(response, ContentCachingResponseWrapper.class);
        if (given != null && isKept(given)) {
            writes.get()
                    .finish(write.key(), new Answer(given.getStatus(), headers(given), given.getContentAsByteArray()));
        } else {
            writes.get().forget(write.key());
        }
    }

    private static boolean isKept(ContentCachingResponseWrapper given) {
        return given.getStatus() < 300
                && given.getContentSize() <= LARGEST_ANSWER
                && (given.getContentSize() == 0
                        || String.valueOf(given.getContentType()).contains("json"));
    }

    private static Map<String, String> headers(HttpServletResponse given) {
        Map<String, String> headers = new TreeMap<>();
        KEPT_HEADERS.forEach(name -> {
            String value = name.equals(HttpHeaders.CONTENT_TYPE) ? given.getContentType() : given.getHeader(name);
            if (value != null) {
                headers.put(name, value);
            }
        });
        return headers;
    }

    private static void repeat(Answer answer, HttpServletResponse response) throws IOException {
        response.setStatus(answer.status());
        answer.headers().forEach(response::setHeader);
        response.setHeader("Idempotency-Replayed", "true");
        if (answer.body().length > 0) {
            response.setContentLength(answer.body().length);
            response.getOutputStream().write(answer.body());
        }
    }
}
