package io.assent.tickets;

import io.assent.catalog.Release;
import io.assent.shared.Refusal.Problem;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What another module asks of a request's answers beyond its form; implemented there. */
public interface AnswerRule {

    /** @param answers those that are new or changed */
    List<Problem> problems(Release release, UUID requester, Map<String, Object> answers);
}
