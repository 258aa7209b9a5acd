package io.assent.notifications;

import io.assent.shared.Refusal;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Letters about the account itself: by mail alone, whatever the person chose to be told of. */
@Service
@Transactional
public class AccountLetters {

    private final Outbox outbox;
    private final MailSettings mail;

    AccountLetters(Outbox outbox, MailSettings mail) {
        this.outbox = outbox;
        this.mail = mail;
    }

    /** Whether there is a mail server. */
    public boolean areSent() {
        return mail.isConfigured();
    }

    /** @param by the name of who invites */
    public void invite(UUID tenant, UUID person, String by) {
        post(tenant, person, NotificationEvent.INVITED, Map.of("actor", by));
    }

    public void passwordForgotten(UUID tenant, UUID person) {
        post(tenant, person, NotificationEvent.PASSWORD_FORGOTTEN, Map.of());
    }

    private void post(UUID tenant, UUID person, NotificationEvent event, Map<String, Object> facts) {
        if (!areSent()) {
            throw new Refusal(
                    Refusal.Category.CONFLICT,
                    "MAIL_NOT_CONFIGURED",
                    "There is no mail server: set assent.mail.host first.");
        }
        outbox.post(tenant, person, event, facts);
    }
}
