package io.assent.shared.live;

import java.util.Optional;

/** Knows whom a token stands for; implemented where tokens are made. */
public interface LiveCallers {

    /** @throws io.assent.shared.Refusal unauthenticated, when the token is expired, forged or of somebody who left */
    LiveCaller ofToken(String token);

    /** The holder with the roles and groups of now; empty when the person has left. Asked before each event, so it comes from memory. */
    Optional<LiveCaller> now(LiveCaller holder);

    /** Whether the sign-in of the token still holds; asked every few seconds, so that an end elsewhere is noticed. */
    boolean isGood(String token);
}
