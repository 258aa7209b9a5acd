package io.assent.facilities;

import io.assent.catalog.Release;
import io.assent.shared.Refusal.Problem;
import io.assent.tickets.AnswerRule;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** A request names by id or name a property that is there and a room of that property; what it named before may be gone since. */
@Component
class KnownPlaces implements AnswerRule {

    private final Places places;

    KnownPlaces(Places places) {
        this.places = places;
    }

    @Override
    public Map<String, Object> kept(Release release, Map<String, Object> answers) {
        return places.named(release, answers);
    }

    @Override
    public List<Problem> problems(
            Release release, UUID requester, Map<String, Object> before, Map<String, Object> answers) {
        return Places.isSame(release, before, answers)
                ? List.of()
                : places.of(release, answers).problems();
    }
}
