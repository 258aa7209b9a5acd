package io.assent.notifications.web;

import io.assent.notifications.Notification;
import io.assent.notifications.Notifications;
import io.assent.shared.Caller;
import io.assent.shared.Page;
import io.assent.shared.web.Limit;
import io.assent.shared.web.SortedBy;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/notifications")
class NotificationController {

    private final Notifications notifications;

    NotificationController(Notifications notifications) {
        this.notifications = notifications;
    }

    record NotificationsResponse(
            List<Notification> items,
            @Nullable String nextCursor,
            @Nullable Long total,
            int unreadCount) {}

    /** Without ids everything is read. */
    record ReadRequest(@Nullable @Size(max = 200) List<UUID> ids) {}

    record ReadResponse(int unreadCount) {}

    @GetMapping
    @SortedBy("-created_at")
    NotificationsResponse list(
            Caller caller,
            @RequestParam(defaultValue = "false") boolean unread,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        Page<Notification> page = notifications.of(caller, unread, cursor, Limit.of(limit));
        return new NotificationsResponse(page.items(), page.nextCursor(), page.total(), notifications.unread(caller));
    }

    @PostMapping("/read")
    ReadResponse read(Caller caller, @Valid @RequestBody(required = false) @Nullable ReadRequest request) {
        if (request == null || request.ids() == null) {
            notifications.readAll(caller);
        } else {
            notifications.read(caller, request.ids());
        }
        return new ReadResponse(notifications.unread(caller));
    }
}
