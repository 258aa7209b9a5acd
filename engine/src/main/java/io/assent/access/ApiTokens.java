package io.assent.access;

import io.assent.audit.Audit;
import io.assent.people.People;
import io.assent.shared.Caller;
import io.assent.shared.Ids;
import io.assent.shared.OneLine;
import io.assent.shared.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tokens by which a person's programs act as that person, with all that the person may do: each has a name and an end, and is shown once.
 * What ends a person's sign-ins ends them too.
 */
@Service
@Transactional
public class ApiTokens {

    private static final int MOST = 20;

    private final TokenFamilies families;
    private final AccessTokens tokens;
    private final People people;
    private final Audit audit;
    private final Clock clock;

    ApiTokens(TokenFamilies families, AccessTokens tokens, People people, Audit audit, Clock clock) {
        this.families = families;
        this.tokens = tokens;
        this.people = people;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param usedAt to the hour */
    public record ApiToken(
            UUID id,
            String name,
            Instant createdAt,
            Instant expiresAt,
            @Nullable Instant usedAt) {}

    /** @param text what the program sends; it is not kept */
    public record Made(ApiToken token, String text) {}

    /** The caller's own, newest first. */
    @Transactional(readOnly = true)
    public List<ApiToken> all(Caller by) {
        return families.named(by.tenant(), by.person());
    }

    /** @throws Refusal to who comes with such a token, and to who has many of them */
    public Made create(Caller by, PersonAuthentication here, String name, int days) {
        here.requireSignIn();
        String line = OneLine.of(name);
        if (line.isEmpty()) {
            throw Refusal.invalid(List.of(new Refusal.Problem("/name", "REQUIRED", "A value is needed here.")));
        }
        Refusal.ifAny(OneLine.problem("/name", line).stream().toList());
        if (all(by).size() >= MOST) {
            throw new Refusal(
                    Refusal.Category.CONFLICT,
                    "TOO_MANY_TOKENS",
                    "You have %d tokens; end one that you no longer need.".formatted(MOST));
        }
        Instant now = clock.instant();
        ApiToken made = new ApiToken(Ids.next(), line, now, now.plus(Duration.ofDays(days)), null);
        families.add(by.tenant(), by.person(), made);
        record(by, "API_TOKEN_MADE", made);
        return new Made(made, tokens.issue(people.find(by.tenant(), by.person()).orElseThrow(), made));
    }

    /** Is refused everywhere from now on. @throws Refusal not found */
    public void end(Caller by, UUID id) {
        ApiToken token = all(by).stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("token"));
        families.end(by.tenant(), id);
        record(by, "API_TOKEN_ENDED", token);
    }

    private void record(Caller by, String action, ApiToken token) {
        audit.record(
                by,
                new Audit.Entry(
                        action,
                        null,
                        "person",
                        by.person().toString(),
                        null,
                        null,
                        Map.of("name", token.name(), "until", token.expiresAt())));
    }
}
