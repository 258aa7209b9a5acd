package io.assent.access;

import io.assent.people.People;
import io.assent.people.PersonView;
import io.assent.shared.Caller;
import io.assent.shared.Caller.Channel;
import io.assent.shared.Refusal;
import io.assent.shared.Role;
import io.assent.shared.live.LiveCaller;
import io.assent.shared.live.LiveCallers;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.stereotype.Component;

/** Finds the person behind a token; who is deactivated or signed out is refused at once, and roles are those of now. */
@Component
class PersonTokens implements LiveCallers {

    private final JwtDecoder decoder;
    private final People people;
    private final TokenFamilies families;
    private final TokenSeries series;

    PersonTokens(JwtDecoder decoder, People people, TokenFamilies families, TokenSeries series) {
        this.decoder = decoder;
        this.people = people;
        this.families = families;
        this.series = series;
    }

    @Override
    public LiveCaller ofToken(String token) {
        try {
            Jwt read = decoder.decode(token);
            Caller caller = caller(read, null).orElseThrow(PersonTokens::refused);
            Instant until = Objects.requireNonNull(read.getExpiresAt());
            return now(new LiveCaller(caller, "", null, Set.of(), until)).orElseThrow(PersonTokens::refused);
        } catch (JwtException e) {
            throw refused();
        }
    }

    @Override
    public Optional<LiveCaller> now(LiveCaller holder) {
        Caller before = holder.caller();
        return active(before.tenant(), before.person()).map(person -> {
            Caller now = caller(person, before.channel(), before.address());
            return new LiveCaller(now, person.email(), person.photo(), principals(now), holder.until());
        });
    }

    @Override
    public boolean isGood(String token) {
        try {
            return caller(decoder.decode(token), null).isPresent();
        } catch (JwtException e) {
            return false;
        }
    }

    /** What falls to the administrators, whoever they are, is addressed to the tenant. */
    private Set<UUID> principals(Caller caller) {
        Set<UUID> principals = new LinkedHashSet<>(people.principals(caller.tenant(), caller.person()));
        if (caller.is(Role.ADMIN)) {
            principals.add(caller.tenant());
        }
        return Set.copyOf(principals);
    }

    Optional<Caller> caller(Jwt token, @Nullable String address) {
        UUID tenant = uuid(token.getClaimAsString(AccessTokens.TENANT));
        if (tenant == null) {
            return Optional.empty();
        }
        UUID person = UUID.fromString(token.getSubject());
        UUID family = uuid(token.getClaimAsString(AccessTokens.FAMILY));
        boolean isGood = family == null
                ? series.isGood(tenant, person, series(token), token.getId())
                : families.isOpen(tenant, family);
        if (!isGood) {
            return Optional.empty();
        }
        Channel channel = family == null ? Channel.PORTAL : Channel.API;
        return active(tenant, person).map(known -> caller(known, channel, address));
    }

    private Optional<PersonView> active(UUID tenant, UUID person) {
        return people.find(tenant, person).filter(PersonView::active);
    }

    private static Caller caller(PersonView person, Channel channel, @Nullable String address) {
        return new Caller(person.tenant(), person.id(), person.name(), person.roles(), channel, address);
    }

    private static @Nullable UUID uuid(@Nullable String text) {
        return text == null ? null : UUID.fromString(text);
    }

    /** A token that names none is of the first. */
    private static int series(Jwt token) {
        return token.getClaim(AccessTokens.SERIES) instanceof Number number ? number.intValue() : 0;
    }

    private static Refusal refused() {
        return new Refusal(
                Refusal.Category.UNAUTHENTICATED, "UNAUTHENTICATED", "The access token is not valid; sign in again.");
    }
}
