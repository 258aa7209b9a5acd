package io.assent.shared.web;

import org.springframework.http.HttpStatus;

/** Codes of failures that no module has named. */
final class Codes {

    private Codes() {}

    static String of(int status) {
        return switch (HttpStatus.resolve(status)) {
            case UNAUTHORIZED -> "UNAUTHENTICATED";
            case PAYLOAD_TOO_LARGE -> "TOO_LARGE";
            case UNSUPPORTED_MEDIA_TYPE -> "WRONG_MEDIA_TYPE";
            case BAD_REQUEST -> "UNREADABLE";
            case INTERNAL_SERVER_ERROR -> "INTERNAL_ERROR";
            case SERVICE_UNAVAILABLE -> "UNAVAILABLE";
            case null -> "REFUSED";
            case HttpStatus other -> other.name();
        };
    }
}
