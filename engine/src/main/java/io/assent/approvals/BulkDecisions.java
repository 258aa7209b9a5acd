package io.assent.approvals;

import io.assent.jobs.ItemResult;
import io.assent.jobs.JobKind;
import io.assent.shared.Caller;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** One verdict on many approvals. */
@Component
class BulkDecisions implements JobKind<BulkDecisions.Verdict> {

    private final ApprovalCommands commands;

    BulkDecisions(ApprovalCommands commands) {
        this.commands = commands;
    }

    record Verdict(boolean approve, @Nullable String comments) {}

    @Override
    public String name() {
        return "approvals.bulk";
    }

    @Override
    public Class<Verdict> work() {
        return Verdict.class;
    }

    @Override
    public List<ItemResult> perform(Caller by, Verdict verdict, List<String> items) {
        return commands.decideAll(by, items, verdict.approve(), verdict.comments());
    }
}
