package io.assent.tickets;

import io.assent.catalog.Release;
import io.assent.shared.Refusal.Problem;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What another module asks of a request's answers beyond its form; implemented there. */
public interface AnswerRule {

    /** The answers as they are kept, where the module takes other words for the same. */
    default Map<String, Object> kept(Release release, Map<String, Object> answers) {
        return answers;
    }

    /** @param before answers that were accepted earlier; those may stay as they are */
    List<Problem> problems(Release release, UUID requester, Map<String, Object> before, Map<String, Object> answers);
}
