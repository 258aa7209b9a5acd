package io.assent.approvals;

import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How approvals behave where a policy is silent.
 *
 * @param fallbackGroup key of the group that decides when a step leads to nobody
 */
@Validated
@ConfigurationProperties("assent.approvals")
record ApprovalSettings(
        @NotBlank @DefaultValue("finance-committee") String fallbackGroup) {}
