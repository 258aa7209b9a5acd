package io.assent.shared;

import org.jspecify.annotations.Nullable;

/** Who is behind an access token, for doors that are not HTTP requests. */
public interface Callers {

    /** @throws Refusal unauthenticated when the token is forged, expired, ended, or the person is no longer active */
    Caller bearing(String accessToken, @Nullable String address);
}
