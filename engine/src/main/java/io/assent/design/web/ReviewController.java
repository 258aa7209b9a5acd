package io.assent.design.web;

import io.assent.design.PublishingPolicies;
import io.assent.design.PublishingPolicies.PublishingPolicy;
import io.assent.design.Review;
import io.assent.design.Reviews;
import io.assent.design.Reviews.Standing;
import io.assent.design.Reviews.State;
import io.assent.people.People;
import io.assent.people.PersonRef;
import io.assent.shared.Caller;
import io.assent.shared.web.BodyProblems;
import io.assent.shared.web.ETags;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1")
@Tag(name = "Process design")
class ReviewController {

    private final Reviews reviews;
    private final PublishingPolicies policies;
    private final People people;

    ReviewController(Reviews reviews, PublishingPolicies policies, People people) {
        this.reviews = reviews;
        this.policies = policies;
        this.people = people;
    }

    /**
     * @param required whether the draft is published only after it was approved
     * @param mayDecide whether the reader may approve it, or send it back, now
     * @param reviewers who may be asked: they have changed nothing of the draft
     */
    record DraftReviewResponse(
            boolean required,
            State state,
            boolean mayDecide,
            @Nullable DraftReview review,
            List<PersonRef> reviewers) {}

    /**
     * @param reviewer who is asked; absent when anybody is who may
     * @param decidedBy absent while it is open
     * @param said with the decision
     */
    record DraftReview(
            String note,
            PersonRef askedBy,
            Instant askedAt,
            @Nullable PersonRef reviewer,
            @Nullable PersonRef decidedBy,
            @Nullable Instant decidedAt,
            @Nullable String said) {}

    /** @param reviewer id or address; absent for whoever may */
    record DraftReviewRequest(
            @Nullable String note, @Nullable String reviewer) {}

    record DraftApprovalRequest(@Nullable String comment) {}

    record DraftSendBackRequest(@Nullable String reason) {}

    record PublishingPolicyRequest(@Nullable Boolean secondPerson) {}

    @GetMapping("/packs/{key}/draft/review")
    @Operation(summary = "Who was asked to approve the draft, and what they said")
    DraftReviewResponse review(Caller caller, @PathVariable String key) {
        return response(caller, reviews.find(caller, key));
    }

    @PostMapping("/packs/{key}/draft/review")
    @Operation(summary = "Ask somebody who has not changed the draft to approve it")
    DraftReviewResponse ask(
            Caller caller, @PathVariable String key, @RequestBody DraftReviewRequest request, BodyProblems wrong) {
        return response(caller, reviews.ask(caller, key, request.note(), request.reviewer(), wrong.found()));
    }

    @PostMapping("/packs/{key}/draft/review/approve")
    @Operation(summary = "Approve what the draft has now; If-Match tells which version of it was looked at")
    DraftReviewResponse approve(
            Caller caller,
            @PathVariable String key,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody(required = false) @Nullable DraftApprovalRequest request) {
        return response(caller, reviews.approve(caller, key, ifMatch, request == null ? null : request.comment()));
    }

    @PostMapping("/packs/{key}/draft/review/send-back")
    @Operation(summary = "Say what is to be done before the draft is approved")
    DraftReviewResponse sendBack(
            Caller caller, @PathVariable String key, @RequestBody DraftSendBackRequest request, BodyProblems wrong) {
        return response(caller, reviews.sendBack(caller, key, request.reason(), wrong.found()));
    }

    @GetMapping("/publishing-policy")
    @Operation(summary = "What the company wants of a draft before it becomes a release")
    ResponseEntity<PublishingPolicy> policy(Caller caller) {
        return answer(policies.find(caller));
    }

    @PutMapping("/publishing-policy")
    @Operation(summary = "Want something else of drafts; it counts from the next time that one is published")
    ResponseEntity<PublishingPolicy> changePolicy(
            Caller caller,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody PublishingPolicyRequest request,
            BodyProblems wrong) {
        return answer(policies.change(caller, request.secondPerson(), ifMatch, wrong.found()));
    }

    private static ResponseEntity<PublishingPolicy> answer(PublishingPolicy policy) {
        return ResponseEntity.ok().eTag(ETags.of(policy.version())).body(policy);
    }

    private DraftReviewResponse response(Caller caller, Standing standing) {
        return new DraftReviewResponse(
                standing.isRequired(),
                standing.state(),
                standing.mayDecide(),
                standing.review() == null ? null : of(caller.tenant(), standing.review()),
                standing.reviewers().stream().map(PersonRef::of).toList());
    }

    private DraftReview of(UUID tenant, Review review) {
        Review.Decision decision = review.decision();
        return new DraftReview(
                review.note(),
                person(tenant, review.askedBy()),
                review.askedAt(),
                review.reviewer() == null ? null : person(tenant, review.reviewer()),
                decision == null ? null : person(tenant, decision.by()),
                decision == null ? null : decision.at(),
                decision == null ? null : decision.said());
    }

    private PersonRef person(UUID tenant, UUID id) {
        return people.find(tenant, id).map(PersonRef::of).orElseGet(() -> PersonRef.unknown(id, ""));
    }
}
