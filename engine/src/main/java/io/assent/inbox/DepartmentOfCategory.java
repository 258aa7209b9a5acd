package io.assent.inbox;

import io.assent.catalog.Categories;
import io.assent.catalog.Category;
import io.assent.people.People;
import io.assent.people.PersonView;
import io.assent.tickets.TicketView;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Work goes to the people of the department whose matter the request's category is, else what that is a part of: where {@code asks} is
 * {@code category-department}, and where a step names nobody who is there. Nobody does their own request.
 */
@Component
class DepartmentOfCategory implements AlsoAsked {

    static final String NAME = "category-department";

    private final Categories categories;
    private final People people;

    DepartmentOfCategory(Categories categories, People people) {
        this.categories = categories;
        this.people = people;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<UUID> of(TicketView ticket) {
        if (ticket.category() == null) {
            return Set.of();
        }
        List<Category> all = categories.all(ticket.tenant());
        return all.stream()
                .filter(category -> category.path().equals(ticket.category()))
                .flatMap(category -> Stream.of(category.department(), departmentOfWhole(category, all)))
                .filter(Objects::nonNull)
                .limit(1)
                .flatMap(department -> people.inDepartment(ticket.tenant(), department).stream())
                .map(PersonView::id)
                .filter(person -> !person.equals(ticket.requester()))
                .collect(Collectors.toSet());
    }

    private static @Nullable UUID departmentOfWhole(Category part, List<Category> all) {
        return all.stream()
                .filter(part::isPartOf)
                .map(Category::department)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }
}
