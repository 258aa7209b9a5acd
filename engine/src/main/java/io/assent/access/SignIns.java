package io.assent.access;

import io.assent.people.People;
import io.assent.people.PersonView;
import io.assent.people.Tenants;
import io.assent.people.Tenants.SignIn;
import io.assent.shared.Refusal;
import io.assent.shared.limits.RateLimits;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** Finds out whether somebody is who they say. The answer to a wrong password, an unknown and a closed account is the same. */
@Service
class SignIns {

    private static final SignIn NOBODY = new SignIn(new UUID(0, 0), new UUID(0, 0));

    private final Tenants tenants;
    private final People people;
    private final Credentials credentials;
    private final Lockout lockout;
    private final RateLimits limits;

    SignIns(Tenants tenants, People people, Credentials credentials, Lockout lockout, RateLimits limits) {
        this.limits = limits;
        this.tenants = tenants;
        this.people = people;
        this.credentials = credentials;
        this.lockout = lockout;
    }

    /** @throws Refusal wrong credentials, or too many failures */
    PersonView verify(String email, String password, String address) {
        String account = email.strip().toLowerCase(Locale.ROOT);
        limits.signIn(account, address);
        lockout.check(account, address);
        Optional<SignIn> signIn = tenants.signIn(account);
        UUID tenant = signIn.orElse(NOBODY).tenant();
        UUID person = signIn.orElse(NOBODY).person();
        if (!credentials.match(tenant, person, password)) {
            lockout.failed(account, address);
            throw wrong();
        }
        PersonView known =
                people.find(tenant, person).filter(PersonView::active).orElseThrow(SignIns::wrong);
        lockout.check(account, address);
        lockout.succeeded(account, address);
        return known;
    }

    private static Refusal wrong() {
        return new Refusal(
                Refusal.Category.UNAUTHENTICATED,
                "INVALID_CREDENTIALS",
                "The e-mail address or the password is wrong.");
    }
}
