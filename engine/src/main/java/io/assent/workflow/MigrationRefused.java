package io.assent.workflow;

import java.util.List;
import java.util.stream.Collectors;

/** A ticket's processes cannot go on in another release; tells all that is in the way at once. The transaction is to be rolled back. */
public class MigrationRefused extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient List<MigrationObstacle> obstacles;

    public MigrationRefused(List<MigrationObstacle> obstacles) {
        super(obstacles.stream().map(MigrationObstacle::toString).collect(Collectors.joining("\n")));
        this.obstacles = List.copyOf(obstacles);
    }

    public List<MigrationObstacle> obstacles() {
        return obstacles;
    }

    public static void ifAny(List<MigrationObstacle> obstacles) {
        if (!obstacles.isEmpty()) {
            throw new MigrationRefused(obstacles);
        }
    }
}
