package io.assent.shared.web;

import com.fasterxml.jackson.core.JsonParseException;
import io.assent.shared.Refusal;
import jakarta.validation.ConstraintViolationException;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.catalina.connector.ClientAbortException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.annotation.Order;
import org.springframework.core.convert.ConversionFailedException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.validation.BindException;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingRequestValueException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Turns every failure into a problem; what is not foreseen answers 500 and tells only the log. */
@RestControllerAdvice
@Order
class ProblemAdvice {

    /** SQLSTATE character_not_in_repertoire, and untranslatable_character, which JSON meets. */
    private static final List<String> NUL_IN_TEXT = List.of("22021", "22P05");

    private static final Pattern TWICE = Pattern.compile("Duplicate field '(.*)'", Pattern.DOTALL);
    private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

    private final ApplicationEventPublisher events;

    ProblemAdvice(ApplicationEventPublisher events) {
        this.events = events;
    }

    /** Published after the transaction is over: some refusals are faults that others have to hear of. */
    @ExceptionHandler
    ResponseEntity<Object> refusal(Refusal refusal) {
        events.publishEvent(refusal);
        return Problem.of(refusal).answer();
    }

    @ExceptionHandler
    ResponseEntity<Object> unreadable(HttpMessageNotReadableException e) {
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof Refusal refusal) {
                return refusal(refusal);
            }
            if (cause instanceof JsonParseException parsing) {
                Matcher twice = TWICE.matcher(parsing.getOriginalMessage());
                if (twice.matches()) {
                    String detail = "The property \"%s\" comes twice in one object; send it once.";
                    return Problem.of(400, "UNREADABLE", detail.formatted(twice.group(1)))
                            .answer();
                }
            }
        }
        String detail =
                e.getCause() == null ? "The body is missing; send a JSON object." : "The body is not readable JSON.";
        return Problem.of(400, "UNREADABLE", detail).answer();
    }

    @ExceptionHandler
    ResponseEntity<Object> invalid(BindException e) {
        return invalid(e.getBindingResult().getAllErrors().stream()
                .map(ProblemAdvice::problem)
                .toList());
    }

    @ExceptionHandler
    ResponseEntity<Object> invalid(HandlerMethodValidationException e) {
        return invalid(e.getParameterValidationResults().stream()
                .flatMap(result -> result.getResolvableErrors().stream()
                        .map(error -> error instanceof ObjectError known
                                ? problem(known)
                                : new Refusal.Problem(
                                        Pointers.of(String.valueOf(
                                                result.getMethodParameter().getParameterName())),
                                        "INVALID",
                                        String.valueOf(error.getDefaultMessage()))))
                .toList());
    }

    @ExceptionHandler
    ResponseEntity<Object> invalid(ConstraintViolationException e) {
        return invalid(e.getConstraintViolations().stream()
                .map(violation -> new Refusal.Problem(
                        Pointers.of(violation.getPropertyPath().toString()), "INVALID", violation.getMessage()))
                .toList());
    }

    @ExceptionHandler
    ResponseEntity<Object> missing(MissingRequestValueException e) {
        String name =
                e instanceof MissingServletRequestParameterException parameter ? parameter.getParameterName() : "";
        return invalid(List.of(new Refusal.Problem(Pointers.of(name), "REQUIRED", "A value is needed here.")));
    }

    @ExceptionHandler
    ResponseEntity<Object> missing(MissingServletRequestPartException e) {
        return invalid(List.of(new Refusal.Problem(
                Pointers.of(e.getRequestPartName()), "REQUIRED", "This part of the form is needed.")));
    }

    /** What cannot be an id names nothing. */
    @ExceptionHandler
    ResponseEntity<Object> mismatch(TypeMismatchException e) {
        return e instanceof MethodArgumentTypeMismatchException argument
                        && argument.getParameter().hasParameterAnnotation(PathVariable.class)
                ? notFound()
                : invalid(List.of(wrongKind(String.valueOf(e.getPropertyName()), e)));
    }

    /** Of a list, the value that is wrong says what it should have been. */
    private static Refusal.Problem wrongKind(String name, TypeMismatchException e) {
        Class<?> wanted = e.getCause() instanceof ConversionFailedException value
                ? value.getTargetType().getType()
                : e.getRequiredType();
        return new Refusal.Problem(
                Pointers.of(name),
                "WRONG_TYPE",
                wanted == null ? "This value is not of the right kind." : "Expected " + Kinds.of(wanted) + ".");
    }

    @ExceptionHandler({NoResourceFoundException.class, NoHandlerFoundException.class})
    ResponseEntity<Object> notFound() {
        return Problem.of(404, "NOT_FOUND", "There is nothing at this address, or you may not see it.")
                .answer();
    }

    @ExceptionHandler
    ResponseEntity<Object> method(HttpRequestMethodNotSupportedException e) {
        return Problem.of(405, "METHOD_NOT_ALLOWED", "This address does not take " + e.getMethod() + ".")
                .answer(mutable(e.getHeaders()));
    }

    @ExceptionHandler
    ResponseEntity<Object> mediaType(HttpMediaTypeNotSupportedException e) {
        return Problem.of(415, "WRONG_MEDIA_TYPE", "This address takes " + names(e.getSupportedMediaTypes()) + ".")
                .answer(mutable(e.getHeaders()));
    }

    @ExceptionHandler
    ResponseEntity<Object> mediaType(HttpMediaTypeNotAcceptableException e) {
        return Problem.of(406, "NOT_ACCEPTABLE", "This address answers in " + names(e.getSupportedMediaTypes()) + ".")
                .answer();
    }

    /** What the firewall meets only when parameters are read. */
    @ExceptionHandler
    ResponseEntity<Object> unreadable(RequestRejectedException e) {
        return Problem.unasked(400).answer();
    }

    @ExceptionHandler
    ResponseEntity<Object> tooLarge(MaxUploadSizeExceededException e) {
        return Problem.of(413, "TOO_LARGE", "The file is too large; at most 25 MB are taken.")
                .answer();
    }

    @ExceptionHandler
    ResponseEntity<Object> multipart(MultipartException e) {
        return Problem.of(400, "UNREADABLE", "The form with its files could not be read.")
                .answer();
    }

    @ExceptionHandler
    ResponseEntity<Object> unauthenticated(AuthenticationException e) {
        return Problem.of(401, "UNAUTHENTICATED", "Sign in to do this.").answer();
    }

    @ExceptionHandler
    ResponseEntity<Object> forbidden(AccessDeniedException e) {
        return Problem.of(403, "FORBIDDEN", "You may not do this.").answer();
    }

    @ExceptionHandler({PessimisticLockingFailureException.class, DuplicateKeyException.class})
    ResponseEntity<Object> collision(Exception e) {
        log.info("Two writers met", e);
        return Problem.of(
                        409,
                        "CONCURRENT_CHANGE",
                        "Somebody else changed the same thing at the same moment; read it again.")
                .answer();
    }

    @ExceptionHandler({AsyncRequestNotUsableException.class, ClientAbortException.class})
    void gone(IOException e) {
        log.debug("The caller has gone", e);
    }

    /** PostgreSQL keeps no NUL in text. */
    @ExceptionHandler
    ResponseEntity<Object> unkept(DataIntegrityViolationException e) {
        return e.getMostSpecificCause() instanceof SQLException cause
                        && NUL_IN_TEXT.contains(String.valueOf(cause.getSQLState()))
                ? Problem.of(400, "UNREADABLE", "Text may not hold the character NUL.")
                        .answer()
                : unforeseen(e);
    }

    @ExceptionHandler
    ResponseEntity<Object> unforeseen(Exception e) {
        if (Unavailable.is(e)) {
            return Unavailable.problem(e).answer();
        }
        if (e instanceof ErrorResponse known && known.getStatusCode().is4xxClientError()) {
            int status = known.getStatusCode().value();
            return Problem.of(status, Codes.of(status), "The request cannot be answered as it was asked.")
                    .answer(mutable(known.getHeaders()));
        }
        log.error("Unforeseen", e);
        return Problem.of(500, "INTERNAL_ERROR", "Something went wrong here; the request id helps us to find out what.")
                .answer();
    }

    private static ResponseEntity<Object> invalid(List<Refusal.Problem> errors) {
        return Problem.of(Refusal.invalid(errors)).answer();
    }

    private static Refusal.Problem problem(ObjectError error) {
        String name = error instanceof FieldError field ? field.getField() : "";
        return error.contains(TypeMismatchException.class)
                ? wrongKind(name, error.unwrap(TypeMismatchException.class))
                : new Refusal.Problem(
                        Pointers.of(name),
                        codeOf(String.valueOf(error.getCode())),
                        String.valueOf(error.getDefaultMessage()));
    }

    /** @param constraint the simple name of an annotation */
    static String codeOf(String constraint) {
        return REQUIRED.contains(constraint) ? "REQUIRED" : "INVALID";
    }

    private static final List<String> REQUIRED = List.of("NotNull", "NotBlank", "NotEmpty");

    private static String names(List<MediaType> types) {
        return String.join(
                ", ", types.stream().map(MediaType::toString).distinct().toList());
    }

    private static HttpHeaders mutable(HttpHeaders headers) {
        return new HttpHeaders(headers);
    }
}
