package io.assent.access;

import io.assent.people.People;
import io.assent.people.PersonView;
import io.assent.people.Tenants;
import io.assent.people.Tenants.SignIn;
import io.assent.shared.DemoPart;
import io.assent.shared.Tenancy;
import java.util.List;
import java.util.UUID;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Lets the demo's people sign in, all with the same password. */
@Component
@Order(20)
class DemoPasswords implements DemoPart {

    static final String PASSWORD = "assent-demo";

    private static final List<String> OFFERED = List.of(
            "employee@acme.example",
            "manager@acme.example",
            "head@acme.example",
            "ceo@acme.example",
            "finance1@acme.example",
            "finance2@acme.example",
            "finance3@acme.example",
            "agent@acme.example",
            "agent2@acme.example",
            "hr@acme.example",
            "facility@acme.example",
            "buyer@acme.example",
            "customer@acme.example",
            "designer@acme.example",
            "admin@acme.example",
            "employee@globex.example",
            "manager@globex.example",
            "admin@globex.example",
            "root@assent.example");

    private final Tenants tenants;
    private final People people;
    private final Credentials credentials;
    private final TransactionTemplate writing;

    DemoPasswords(Tenants tenants, People people, Credentials credentials, PlatformTransactionManager transactions) {
        this.tenants = tenants;
        this.people = people;
        this.credentials = credentials;
        this.writing = new TransactionTemplate(transactions);
    }

    @Override
    public String name() {
        return "access";
    }

    @Override
    public void load() {
        List<SignIn> without = OFFERED.stream()
                .flatMap(email -> tenants.signIn(email).stream())
                .filter(account -> !credentials.exist(account.tenant(), account.person()))
                .toList();
        if (!without.isEmpty()) {
            String hash = credentials.hash(PASSWORD);
            without.forEach(account -> give(account.tenant(), account.person(), hash));
        }
    }

    /** The demo's active accounts, as the sign-in page shows them. */
    List<PersonView> accounts() {
        return OFFERED.stream()
                .flatMap(email -> tenants.signIn(email).stream())
                .flatMap(account -> people.find(account.tenant(), account.person()).stream())
                .filter(PersonView::active)
                .toList();
    }

    private void give(UUID tenant, UUID person, String hash) {
        Tenancy.run(tenant, () -> writing.executeWithoutResult(status -> credentials.write(tenant, person, hash)));
    }
}
