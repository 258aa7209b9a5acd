package io.assent.design;

import io.assent.catalog.PackProblem;
import io.assent.catalog.Packs;
import io.assent.people.People;
import io.assent.shared.Caller;
import io.assent.shared.Refusal;
import io.assent.workflow.ModelProofs;
import io.assent.workflow.Proof;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** What can be said of all ways through a draft's models, without playing them. */
@Service
public class DraftProofs {

    private final Drafts drafts;
    private final ModelProofs proofs;
    private final People people;

    DraftProofs(Drafts drafts, ModelProofs proofs, People people) {
        this.drafts = drafts;
        this.proofs = proofs;
        this.people = people;
    }

    /**
     * @param step id of a node of the pack's process, before which two different people are to decide; absent when that is not asked
     * @throws Refusal with all problems, when the draft could not be a release
     */
    public List<Proof> of(Caller by, String named, @Nullable String step) {
        String pack = Packs.canonical(named);
        List<PackProblem> problems = drafts.problems(by, pack);
        if (!problems.isEmpty()) {
            throw Drafts.refused(problems);
        }
        Map<String, byte[]> models = new HashMap<>(drafts.files(by, pack));
        models.keySet().removeIf(name -> !name.endsWith(".bpmn") && !name.endsWith(".dmn"));
        ToIntFunction<String> members =
                group -> people.members(by.tenant(), group).size();
        return proofs.of(models, pack, step, members);
    }
}
