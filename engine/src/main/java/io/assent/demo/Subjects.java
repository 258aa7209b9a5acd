package io.assent.demo;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.assent.tickets.Priority;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What people ask for, and the words they use on the way.
 *
 * @param questions by kind of subject: question and answer
 * @param approvals what approvers say, or nothing
 */
record Subjects(
        List<String> places,
        List<String> teams,
        Map<String, List<List<String>>> questions,
        List<@Nullable String> approvals,
        Map<String, List<String>> rejections,
        List<String> withdrawals,
        List<String> reopenings,
        List<String> orders,
        List<String> choices,
        List<String> handovers,
        List<String> remarks,
        List<String> replies,
        List<String> triages,
        List<Purchase> purchases,
        List<Hardware> hardware,
        List<Support> support) {

    private static final String FILE = "/demo/subjects.yaml";

    static Subjects read() {
        try (InputStream content = Subjects.class.getResourceAsStream(FILE)) {
            return YAMLMapper.builder().build().readValue(Objects.requireNonNull(content, FILE), Subjects.class);
        } catch (IOException e) {
            throw new UncheckedIOException("The subjects of the demo cannot be read", e);
        }
    }

    /** Something to ask for. */
    sealed interface Subject {

        String title();

        String text();

        String type();

        /** The key of what is said about such subjects. */
        String kind();

        default @Nullable Priority priority() {
            return null;
        }

        /** By key. */
        default @Nullable String category() {
            return null;
        }

        default List<String> tags() {
            return List.of();
        }

        /** In the subject's own currency; zero when it costs nothing. */
        default BigDecimal amount() {
            return BigDecimal.ZERO;
        }

        Map<String, Object> answers(BigDecimal cost);
    }

    record Purchase(
            String title,
            String text,
            String why,
            BigDecimal amount,
            String currency,
            String budget,
            String vendor,
            String category,
            List<String> tags)
            implements Subject {

        @Override
        public String type() {
            return "purchase";
        }

        @Override
        public String kind() {
            return "purchase";
        }

        @Override
        public Map<String, Object> answers(BigDecimal cost) {
            return Map.of(
                    "amount", cost,
                    "currency", currency,
                    "budget_code", budget,
                    "vendor", vendor,
                    "justification", why);
        }
    }

    record Hardware(
            String title,
            String item,
            @Nullable Integer quantity,
            @Nullable String other,
            BigDecimal amount,
            String why,
            boolean replacement)
            implements Subject {

        @Override
        public String text() {
            return why;
        }

        @Override
        public String type() {
            return "it-hardware";
        }

        @Override
        public String kind() {
            return "hardware";
        }

        @Override
        public String category() {
            return item;
        }

        @Override
        public Map<String, Object> answers(BigDecimal cost) {
            Map<String, Object> answers = new LinkedHashMap<>();
            answers.put("item", item);
            answers.put("quantity", quantity == null ? 1 : quantity);
            if (other != null) {
                answers.put("other_item", other);
            }
            if (replacement) {
                answers.put("replacement", true);
                answers.put("asset_tag", "ACM-" + (10_000 + Math.floorMod(title.hashCode(), 9_000)));
            }
            answers.put("amount", cost);
            answers.put("currency", "EUR");
            answers.put("budget_code", "IT-2026-06");
            answers.put("justification", why);
            return answers;
        }
    }

    record Support(
            String title,
            String service,
            String impact,
            @Nullable String application,
            Priority priority,
            String text,
            String steps,
            String answer)
            implements Subject {

        @Override
        public String type() {
            return "it-support";
        }

        @Override
        public String kind() {
            return "support";
        }

        @Override
        public String category() {
            return service;
        }

        @Override
        public Map<String, Object> answers(BigDecimal cost) {
            Map<String, Object> answers = new LinkedHashMap<>();
            answers.put("affected_service", service);
            answers.put("impact", impact);
            if (application != null) {
                answers.put("application", application);
            }
            if (!steps.isEmpty()) {
                answers.put("steps", steps);
            }
            return answers;
        }
    }
}
