package io.assent.operations;

import io.assent.jobs.ItemResult;
import io.assent.jobs.JobKind;
import io.assent.shared.Caller;
import java.util.List;
import org.springframework.stereotype.Component;

/** Many failing jobs are tried again, each by itself. */
@Component
public class Retries implements JobKind<Retries.Once> {

    private final Operations operations;

    Retries(Operations operations) {
        this.operations = operations;
    }

    /** Nothing is to be said about it. */
    public record Once() {}

    @Override
    public String name() {
        return "operations.retry";
    }

    @Override
    public Class<Once> work() {
        return Once.class;
    }

    @Override
    public List<ItemResult> perform(Caller by, Once once, List<String> jobs) {
        jobs.forEach(job -> operations.retry(by, job));
        return jobs.stream().map(ItemResult::done).toList();
    }
}
