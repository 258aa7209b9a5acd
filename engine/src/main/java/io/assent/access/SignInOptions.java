package io.assent.access;

import io.assent.notifications.AccountLetters;
import io.assent.people.PersonView;
import io.assent.shared.DemoData;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the sign-in page offers; asking also sets the cookie whose value the form sends back. */
@RestController
@Hidden
class SignInOptions {

    private final DemoPasswords demo;
    private final DemoData data;
    private final AccountLetters letters;

    SignInOptions(DemoPasswords demo, DemoData data, AccountLetters letters) {
        this.demo = demo;
        this.data = data;
        this.letters = letters;
    }

    /** @param letters whether who forgot their password can be written to */
    record Options(List<DemoAccount> demoAccounts, @Nullable String demoPassword, boolean letters) {}

    record DemoAccount(String email, String name, @Nullable String role) {

        static DemoAccount of(PersonView person) {
            return new DemoAccount(person.email(), person.name(), person.title());
        }
    }

    @GetMapping("/sign-in/options")
    Options options(CsrfToken token) {
        token.getToken();
        List<DemoAccount> accounts =
                data.isLoaded() ? demo.accounts().stream().map(DemoAccount::of).toList() : List.of();
        // with the password and without accounts the page asks again
        String password = data.isLoaded() || data.isComing() ? DemoPasswords.PASSWORD : null;
        return new Options(accounts, password, letters.areSent());
    }
}
