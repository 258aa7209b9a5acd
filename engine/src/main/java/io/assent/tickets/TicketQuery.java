package io.assent.tickets;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.web.bind.annotation.BindParam;

/** What a list of tickets may be asked for; what is absent does not restrict. */
record TicketQuery(
        @Nullable List<@Nullable Status> status,

        @BindParam("ticket_type") @Parameter(name = "ticket_type") @Nullable
        List<String> ticketType,

        @Nullable List<@Nullable Priority> priority,
        @Nullable String assignee,
        @Nullable String requester,
        @Nullable String category,
        @Nullable String tag,
        @Nullable UUID property,
        @Nullable UUID room,
        @Nullable String group,
        @Nullable String q,
        @Schema(defaultValue = "false") @Nullable Boolean overdue,

        @BindParam("created_from")
        @Parameter(name = "created_from")
        @DateTimeFormat(iso = DateTimeFormat.ISO.DATE_TIME)
        @Nullable
        Instant createdFrom,

        @BindParam("created_to")
        @Parameter(name = "created_to")
        @DateTimeFormat(iso = DateTimeFormat.ISO.DATE_TIME)
        @Nullable
        Instant createdTo) {}
