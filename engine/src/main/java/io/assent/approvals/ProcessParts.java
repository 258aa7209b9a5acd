package io.assent.approvals;

import io.assent.shared.Acting;
import io.assent.workflow.ProcessAction;
import io.assent.workflow.ProcessView;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What models may read of approvals, as {@code approval.…}, and the action they may name. */
@Configuration(proxyBeanMethods = false)
class ProcessParts {

    /** Later than any timer that is meant to fire. */
    private static final Instant NEVER = Instant.parse("9999-01-01T00:00:00Z");

    @Bean
    ProcessView approvalProcessView(Plans plans, Clock clock) {
        return new ApprovalView(plans, clock);
    }

    @Bean
    ProcessAction remindOrTimeOut(Escalations escalations) {
        return new RemindOrTimeOut(escalations);
    }

    /**
     * The state of the approval.
     *
     * @param outcome OPEN, INFO_REQUESTED, SENT_BACK, APPROVED or REJECTED
     * @param nextInstant when a reminder or a time-out is due
     */
    public record ApprovalFields(String outcome, Instant nextInstant) {}

    private record ApprovalView(Plans plans, Clock clock) implements ProcessView {

        @Override
        public String name() {
            return "approval";
        }

        @Override
        public Class<? extends Record> shape() {
            return ApprovalFields.class;
        }

        @Override
        public Record of(UUID ticket) {
            return plans.find(Acting.current().tenant(), ticket)
                    .map(plan -> new ApprovalFields(
                            plan.outcome().name(),
                            plan.nextInstant(clock.instant()).orElse(NEVER)))
                    .orElse(new ApprovalFields(Plan.Outcome.OPEN.name(), NEVER));
        }
    }

    private record RemindOrTimeOut(Escalations escalations) implements ProcessAction {

        @Override
        public String name() {
            return "remindOrTimeOut";
        }

        @Override
        public void perform(UUID ticket) {
            escalations.remindOrTimeOut(ticket);
        }
    }
}
