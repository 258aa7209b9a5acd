package io.assent.todos;

import io.assent.tickets.TicketView;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The tasks of a ticket are others than before.
 *
 * @param title of the one that changed
 * @param assigned who is to do it from now on; absent when that did not change
 */
public record TodoChanged(
        TicketView ticket, String title, @Nullable UUID assigned) {}
