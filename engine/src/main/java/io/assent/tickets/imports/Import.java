package io.assent.tickets.imports;

import io.assent.shared.Refusal.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A table of requests that somebody sent.
 *
 * @param columns in the file's order
 * @param hash SHA-256 over the file
 * @param rows how many there are, those that are wrong among them
 * @param job that makes the requests; absent when the table was only checked
 */
record Import(
        UUID id,
        UUID owner,
        String type,
        String fileName,
        List<String> columns,
        String hash,
        int rows,
        int wrong,
        @Nullable UUID job,
        Instant createdAt) {

    Import madeBy(UUID job) {
        return new Import(id, owner, type, fileName, columns, hash, rows, wrong, job, createdAt);
    }

    /**
     * A row that waits for its request, or cannot become one.
     *
     * @param problems pointers name the columns
     */
    record Row(int number, Map<String, String> cells, List<Problem> problems) {

        boolean isRight() {
            return problems.isEmpty();
        }
    }
}
