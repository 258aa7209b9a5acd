package io.assent.people;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The tenants, and which of them an e-mail address belongs to. */
public interface Tenants {

    Optional<TenantView> find(UUID tenant);

    /** Every tenant that somebody can sign in to, for work that visits each. */
    List<UUID> all();

    /** Where the owner of an address works; asked before any tenant is known. */
    Optional<SignIn> signIn(String email);

    /** The same, for a person whose tenant is not known. */
    Optional<SignIn> signIn(UUID person);

    /** An e-mail address belongs to one person on the whole platform. */
    record SignIn(UUID tenant, UUID person) {}
}
