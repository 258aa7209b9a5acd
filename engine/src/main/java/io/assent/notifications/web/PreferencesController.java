package io.assent.notifications.web;

import static java.util.stream.Collectors.toMap;

import io.assent.notifications.NotificationChannel;
import io.assent.notifications.NotificationEvent;
import io.assent.notifications.Preferences;
import io.assent.shared.Caller;
import io.assent.shared.web.ETags;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/notifications/preferences")
class PreferencesController {

    private final Preferences preferences;

    PreferencesController(Preferences preferences) {
        this.preferences = preferences;
    }

    /** @param language {@code en} or {@code de}; absent means the person's usual one */
    record PreferencesBody(
            @Nullable @Pattern(regexp = "en|de", message = "Choose en or de.")
            String language,

            @NotNull @Valid List<@NotNull @Valid EventChoice> events) {

        static PreferencesBody of(Preferences.Choice choice) {
            return new PreferencesBody(
                    choice.language(),
                    choice.channels().entrySet().stream()
                            .map(event -> EventChoice.of(event.getKey(), event.getValue()))
                            .toList());
        }
    }

    record EventChoice(@NotNull NotificationEvent event, boolean inApp, boolean email) {

        static EventChoice of(NotificationEvent event, Set<NotificationChannel> channels) {
            return new EventChoice(
                    event, channels.contains(NotificationChannel.IN_APP), channels.contains(NotificationChannel.EMAIL));
        }

        Set<NotificationChannel> channels() {
            Set<NotificationChannel> channels = EnumSet.noneOf(NotificationChannel.class);
            if (inApp) {
                channels.add(NotificationChannel.IN_APP);
            }
            if (email) {
                channels.add(NotificationChannel.EMAIL);
            }
            return channels;
        }
    }

    @GetMapping
    ResponseEntity<PreferencesBody> get(Caller caller) {
        return answer(preferences.of(caller));
    }

    @PutMapping
    ResponseEntity<PreferencesBody> put(
            Caller caller,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody PreferencesBody body) {
        ETags.require(ifMatch, preferences.of(caller).version());
        Map<NotificationEvent, Set<NotificationChannel>> channels =
                body.events().stream().collect(toMap(EventChoice::event, EventChoice::channels, (_, last) -> last));
        return answer(preferences.choose(caller, body.language(), channels));
    }

    private static ResponseEntity<PreferencesBody> answer(Preferences.Choice choice) {
        return ResponseEntity.ok().eTag(ETags.of(choice.version())).body(PreferencesBody.of(choice));
    }
}
