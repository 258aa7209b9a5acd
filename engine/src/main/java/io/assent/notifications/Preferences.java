package io.assent.notifications;

import io.assent.shared.Caller;
import java.sql.Array;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What people want to be told of, on which channel and in which language. Who chose nothing is told everything. */
@Service
@Transactional
public class Preferences {

    private final JdbcClient db;

    Preferences(JdbcClient db) {
        this.db = db;
    }

    /**
     * A person's choice.
     *
     * @param language absent means the person's usual one
     * @param version 0 when nothing was ever chosen
     */
    public record Choice(
            @Nullable String language, Map<NotificationEvent, Set<NotificationChannel>> channels, long version) {

        static Choice everything() {
            return new Choice(null, Preferences.channels(Set.of()), 0);
        }
    }

    @Transactional(readOnly = true)
    public Choice of(Caller caller) {
        return db.sql("select language, muted, version from notification_preference where person = :person and"
                        + " tenant_id = :tenant")
                .param("person", caller.person())
                .param("tenant", caller.tenant())
                .query((row, _) -> new Choice(
                        row.getString("language"), channels(texts(row.getArray("muted"))), row.getLong("version")))
                .optional()
                .orElseGet(Choice::everything);
    }

    /** Events that are not named keep all channels. */
    public Choice choose(
            Caller caller, @Nullable String language, Map<NotificationEvent, Set<NotificationChannel>> channels) {
        String[] muted = channels.entrySet().stream()
                .flatMap(event -> EnumSet.allOf(NotificationChannel.class).stream()
                        .filter(channel -> !event.getValue().contains(channel))
                        .map(channel -> muted(event.getKey(), channel)))
                .toArray(String[]::new);
        db.sql("""
            insert into notification_preference (person, tenant_id, language, muted)
            values (:person, :tenant, :language, :muted)
            on conflict (person) do update set
                language = excluded.language, muted = excluded.muted, version = notification_preference.version + 1
            """)
                .param("person", caller.person())
                .param("tenant", caller.tenant())
                .param("language", language)
                .param("muted", muted)
                .update();
        return of(caller);
    }

    private static Map<NotificationEvent, Set<NotificationChannel>> channels(Set<String> muted) {
        Map<NotificationEvent, Set<NotificationChannel>> channels = new LinkedHashMap<>();
        for (NotificationEvent event : NotificationEvent.values()) {
            if (!event.isOfAccount()) {
                Set<NotificationChannel> open = EnumSet.allOf(NotificationChannel.class);
                open.removeIf(channel -> muted.contains(muted(event, channel)));
                channels.put(event, open);
            }
        }
        return channels;
    }

    private static String muted(NotificationEvent event, NotificationChannel channel) {
        return event.name() + ":" + channel.name();
    }

    private static Set<String> texts(Array array) throws SQLException {
        return Set.copyOf(Arrays.asList((String[]) array.getArray()));
    }
}
