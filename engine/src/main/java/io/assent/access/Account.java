package io.assent.access;

import io.assent.audit.Audit;
import io.assent.notifications.AccountLetters;
import io.assent.people.People;
import io.assent.people.PersonView;
import io.assent.shared.Caller;
import io.assent.shared.Permission;
import io.assent.shared.Permissions;
import io.assent.shared.Refusal;
import io.assent.shared.Tenancy;
import io.assent.shared.limits.RateLimits;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Signing in, staying signed in and signing out over the API. */
@Service
public class Account {

    private final SignIns signIns;
    private final TokenFamilies families;
    private final BrowserSessions sessions;
    private final AccessTokens tokens;
    private final Credentials credentials;
    private final PasswordLinks links;
    private final AccountLetters letters;
    private final Lockout lockout;
    private final RateLimits limits;
    private final People people;
    private final Audit audit;
    private final TransactionTemplate transaction;

    Account(
            SignIns signIns,
            TokenFamilies families,
            BrowserSessions sessions,
            AccessTokens tokens,
            Credentials credentials,
            PasswordLinks links,
            AccountLetters letters,
            Lockout lockout,
            RateLimits limits,
            People people,
            Audit audit,
            PlatformTransactionManager transactions) {
        this.signIns = signIns;
        this.families = families;
        this.sessions = sessions;
        this.tokens = tokens;
        this.credentials = credentials;
        this.links = links;
        this.letters = letters;
        this.lockout = lockout;
        this.limits = limits;
        this.people = people;
        this.audit = audit;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** @param expiresIn seconds that the access token lasts */
    public record SignedIn(PersonView person, String accessToken, long expiresIn, String refreshToken) {}

    /** @throws Refusal wrong credentials, or too many failures */
    public SignedIn signIn(String email, String password, String address) {
        PersonView person = signIns.verify(email, password, address);
        Caller caller = caller(person, Caller.Channel.API, address);
        TokenFamilies.Started started = within(caller, () -> {
            audit.record(caller, entry("SIGNED_IN", person.id()));
            return families.start(person.tenant(), person.id());
        });
        return signedIn(person, started);
    }

    /** Signs in a browser, whose session lives elsewhere. @throws Refusal wrong credentials, or too many failures */
    PersonView signInBrowser(String email, String password, String address) {
        PersonView person = signIns.verify(email, password, address);
        Caller caller = caller(person, Caller.Channel.PORTAL, address);
        within(caller, () -> {
            audit.record(caller, entry("SIGNED_IN", person.id()));
            return true;
        });
        return person;
    }

    /** @throws Refusal when the token was used before, and then whoever uses its successors is signed out too */
    public SignedIn refresh(String refreshToken) {
        TokenFamilies.Started next = families.rotate(refreshToken);
        PersonView person = people.find(next.tenant(), next.person())
                .filter(PersonView::active)
                .orElseThrow(() -> {
                    families.end(next.tenant(), next.family());
                    return new Refusal(
                            Refusal.Category.UNAUTHENTICATED,
                            "REFRESH_TOKEN_REFUSED",
                            "The account is no longer active.");
                });
        return signedIn(person, next);
    }

    /** Ends the sign-in that the access token or the given refresh token belongs to. */
    public void signOut(Caller caller, Optional<UUID> family, @Nullable String refreshToken) {
        Optional<UUID> ending = refreshToken == null
                ? family
                : families.familyOf(caller.tenant(), caller.person(), refreshToken)
                        .or(() -> family);
        within(caller, () -> {
            ending.ifPresent(id -> families.end(caller.tenant(), id));
            audit.record(caller, entry("SIGNED_OUT", caller.person()));
            return true;
        });
    }

    /**
     * Signs the person out everywhere else.
     *
     * @param session the browser's own
     * @throws Refusal when the current password is wrong or the new one too weak, and to programs
     */
    public void changePassword(
            Caller caller, PersonAuthentication here, @Nullable String session, String current, String wanted) {
        here.requireSignIn();
        PersonView person = people.find(caller.tenant(), caller.person()).orElseThrow();
        try {
            signIns.verify(person.email(), current, String.valueOf(caller.address()));
        } catch (Refusal e) {
            if (e.category() == Refusal.Category.TOO_MANY) {
                throw e;
            }
            throw Refusal.invalid(
                    List.of(new Refusal.Problem("/current_password", "WRONG_PASSWORD", "This is not your password.")));
        }
        within(caller, () -> {
            credentials.set(caller.tenant(), caller.person(), person.email(), wanted);
            links.end(caller.tenant(), caller.person());
            families.endOthers(caller.tenant(), caller.person(), here.family());
            sessions.end(caller.tenant(), caller.person(), here.getCredentials().getId(), session);
            audit.record(caller, entry("PASSWORD_CHANGED", caller.person()));
            return true;
        });
    }

    /** Gives a person of the tenant a first or new password and signs them out everywhere. */
    public void givePassword(Caller by, UUID id, String password) {
        Permissions.require(by, Permission.MANAGE_PEOPLE);
        PersonView person = people.find(by.tenant(), id).orElseThrow(() -> Refusal.notFound("person"));
        within(by, () -> {
            credentials.set(by.tenant(), id, person.email(), password);
            links.end(by.tenant(), id);
            families.endOthers(by.tenant(), id, Optional.empty());
            sessions.end(by.tenant(), id);
            audit.record(by, entry("PASSWORD_GIVEN", id));
            return true;
        });
    }

    /** Sends a person of the tenant a letter by which they choose a password. @throws Refusal when there is no mail server */
    public void invite(Caller by, UUID id) {
        Permissions.require(by, Permission.MANAGE_PEOPLE);
        PersonView person = people.find(by.tenant(), id).orElseThrow(() -> Refusal.notFound("person"));
        if (!person.active()) {
            throw new Refusal(Refusal.Category.CONFLICT, "PERSON_DEACTIVATED", "Who is deactivated is not invited.");
        }
        within(by, () -> {
            letters.invite(by.tenant(), id, by.name());
            audit.record(by, entry("PERSON_INVITED", id));
            return true;
        });
    }

    /**
     * Chooses a password by the link of a letter, and signs the person out everywhere.
     *
     * @throws Refusal when the link is no good any more, or the password too weak, and then the link stays good
     */
    public void choosePassword(String link, String password, String address) {
        limits.password(address);
        SecretToken token = SecretToken.read(link).orElseThrow(PasswordLinks::refused);
        Tenancy.run(
                token.tenant(),
                () -> transaction.executeWithoutResult(status -> choosePassword(token, password, address)));
    }

    private void choosePassword(SecretToken token, String password, String address) {
        PersonView person = people.find(token.tenant(), links.use(token))
                .filter(PersonView::active)
                .orElseThrow(PasswordLinks::refused);
        Caller caller = caller(person, Caller.Channel.MAIL, address);
        within(caller, () -> {
            credentials.set(person.tenant(), person.id(), person.email(), password);
            families.endOthers(person.tenant(), person.id(), Optional.empty());
            sessions.end(person.tenant(), person.id());
            lockout.succeeded(person.email(), address);
            audit.record(caller, entry("PASSWORD_CHOSEN", person.id()));
            return true;
        });
    }

    private SignedIn signedIn(PersonView person, TokenFamilies.Started started) {
        return new SignedIn(person, tokens.issue(person, started.family()), tokens.seconds(), started.refreshToken());
    }

    private <T> T within(Caller caller, Supplier<T> work) {
        return Objects.requireNonNull(Tenancy.of(caller.tenant(), () -> transaction.execute(status -> work.get())));
    }

    private static Caller caller(PersonView person, Caller.Channel channel, String address) {
        return new Caller(person.tenant(), person.id(), person.name(), person.roles(), channel, address);
    }

    static Audit.Entry entry(String action, UUID person) {
        return new Audit.Entry(action, null, "person", person.toString(), null, null, null);
    }
}
