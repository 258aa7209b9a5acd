package io.assent.inbox.web;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Documents the parameters of a list of the inbox. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Parameter(in = ParameterIn.QUERY, name = "kind", description = "approval, answer, work, todo; several with commas")
@Parameter(in = ParameterIn.QUERY, name = "ticket_type", description = "Keys of request types; several with commas")
@Parameter(in = ParameterIn.QUERY, name = "priority", description = "LOW, MEDIUM, HIGH, URGENT; several with commas")
@Parameter(in = ParameterIn.QUERY, name = "group", description = "Key of a group whose queue is wanted")
@Parameter(in = ParameterIn.QUERY, name = "for", description = "me: asked in person; groups: asked through a group")
@Parameter(in = ParameterIn.QUERY, name = "assignee", description = "me: claimed by me; none: claimed by nobody")
@Parameter(in = ParameterIn.QUERY, name = "overdue", description = "true: due before now")
@Parameter(in = ParameterIn.QUERY, name = "ticket", description = "Id of the ticket whose lines are wanted")
@Parameter(
        in = ParameterIn.QUERY,
        name = "q",
        description = "Beginnings of words of number, title, step, type or requester, or a part of the title")
@Parameter(
        in = ParameterIn.QUERY,
        name = "view",
        description =
                "A saved view by its id or short name; a filter given beside it takes the place of the view's own")
@Parameter(in = ParameterIn.QUERY, name = "limit", description = "1 to 100, 25 when absent")
@Parameter(in = ParameterIn.QUERY, name = "cursor", description = "next_cursor of the page before")
@Parameter(in = ParameterIn.QUERY, name = "count", description = "true: total, up to 1001, is wanted")
@interface InboxParameters {}
