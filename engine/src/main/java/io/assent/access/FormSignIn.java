package io.assent.access;

import io.assent.people.PersonView;
import io.assent.shared.Refusal;
import java.util.List;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/** Signs in from the portal's form; the session then carries the person's id as its name. */
@Component
class FormSignIn implements AuthenticationProvider {

    private final Account account;

    FormSignIn(Account account) {
        this.account = account;
    }

    @Override
    public Authentication authenticate(Authentication form) throws AuthenticationException {
        String address =
                form.getDetails() instanceof WebAuthenticationDetails details ? details.getRemoteAddress() : "";
        try {
            PersonView person = account.signInBrowser(form.getName(), String.valueOf(form.getCredentials()), address);
            var signedIn = UsernamePasswordAuthenticationToken.authenticated(
                    new User(person.id().toString(), "", List.of()), null, List.of());
            signedIn.setDetails(form.getDetails());
            return signedIn;
        } catch (Refusal e) {
            throw e.category() == Refusal.Category.TOO_MANY
                    ? new LockedException(e.getMessage(), e)
                    : new BadCredentialsException(e.getMessage(), e);
        }
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
