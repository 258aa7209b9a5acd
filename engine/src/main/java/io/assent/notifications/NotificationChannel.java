package io.assent.notifications;

/** How people are told. */
public enum NotificationChannel {
    IN_APP,
    EMAIL
}
