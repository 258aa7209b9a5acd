package io.assent.processes;

import static org.assertj.core.api.Assertions.assertThat;

import io.assent.processes.Drawing.Box;
import io.assent.processes.Drawing.Line;
import io.assent.processes.Drawing.Segment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The shipped models are laid out by hand for people to read. */
@Tag("D2")
class DrawingTests {

    private static final int SCREEN_WIDTH = 1400;
    private static final int SCREEN_HEIGHT = 700;

    static Stream<Path> models() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/resources"))) {
            return files.filter(file -> file.toString().endsWith(".bpmn")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void fitsOneScreen(Path model) throws IOException {
        Drawing drawing = Drawing.of(model);

        assertThat(drawing.width()).isLessThanOrEqualTo(SCREEN_WIDTH);
        assertThat(drawing.height()).isLessThanOrEqualTo(SCREEN_HEIGHT);
    }

    @ParameterizedTest
    @MethodSource("models")
    void drawsLinesThatDoNotCross(Path model) throws IOException {
        List<Line> lines = Drawing.of(model).lines();

        assertThat(lines).allSatisfy(line -> assertThat(line.segments()).allMatch(Segment::isStraight));
        assertThat(pairs(lines).stream().filter(pair -> pair.first().crosses(pair.second())))
                .as("crossings")
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("models")
    void drawsLinesAroundShapes(Path model) throws IOException {
        Drawing drawing = Drawing.of(model);

        assertThat(drawing.lines())
                .allSatisfy(line -> assertThat(drawing.shapes())
                        .filteredOn(shape ->
                                !shape.of().equals(line.source()) && !shape.of().equals(line.target()))
                        .filteredOn(shape ->
                                !isAround(shape, line.source(), drawing) && !isAround(shape, line.target(), drawing))
                        .filteredOn(line::passes)
                        .extracting(Box::of)
                        .as("shapes below %s", line.of())
                        .isEmpty());
    }

    @ParameterizedTest
    @MethodSource("models")
    void keepsShapesApart(Path model) throws IOException {
        assertThat(pairs(Drawing.of(model).shapes()).stream()
                        .filter(pair -> pair.first().overlaps(pair.second()))
                        .filter(pair -> !pair.first()
                                        .hosts()
                                        .contains(pair.second().of())
                                && !pair.second().hosts().contains(pair.first().of())))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("models")
    void keepsLabelsReadable(Path model) throws IOException {
        Drawing drawing = Drawing.of(model);

        assertThat(pairs(drawing.labels()).stream().filter(pair -> pair.first().overlaps(pair.second())))
                .as("labels over labels")
                .isEmpty();
        assertThat(drawing.labels()).allSatisfy(label -> {
            assertThat(drawing.shapes())
                    .filteredOn(shape ->
                            !shape.of().equals(label.of()) && !label.hosts().contains(shape.of()))
                    .filteredOn(label::overlaps)
                    .extracting(Box::of)
                    .as("shapes below the label of %s", label.of())
                    .isEmpty();
            assertThat(drawing.lines())
                    .filteredOn(line -> line.passes(label))
                    .extracting(Line::of)
                    .as("lines through the label of %s", label.of())
                    .isEmpty();
        });
    }

    /** A line may start at an event that sits on a shape, or run inside a sub-process. */
    private static boolean isAround(Box shape, String element, Drawing drawing) {
        return drawing.shapes().stream()
                .anyMatch(each -> each.of().equals(element) && each.hosts().contains(shape.of()));
    }

    private record Pair<T>(T first, T second) {}

    private static <T> List<Pair<T>> pairs(List<T> all) {
        List<Pair<T>> pairs = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            for (int j = i + 1; j < all.size(); j++) {
                pairs.add(new Pair<>(all.get(i), all.get(j)));
            }
        }
        return pairs;
    }
}
