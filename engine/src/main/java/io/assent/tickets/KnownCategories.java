package io.assent.tickets;

import io.assent.catalog.Categories;
import io.assent.catalog.Release;
import io.assent.shared.Refusal.Problem;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** A form that asks for a category takes one that is offered; what it named before may be gone since. */
@Component
class KnownCategories implements AnswerRule {

    private final Categories categories;

    KnownCategories(Categories categories) {
        this.categories = categories;
    }

    @Override
    public List<Problem> problems(
            Release release, UUID requester, Map<String, Object> before, Map<String, Object> answers) {
        String field = release.form().fieldFrom(Categories.SOURCE).orElse("");
        Object said = answers.get(field);
        return said == null || said.equals(before.get(field)) || categories.offers(release.tenant(), said)
                ? List.of()
                : List.of(new Problem(
                        "/custom_fields/" + field, "UNKNOWN_VALUE", "Choose one of the categories that are offered."));
    }
}
