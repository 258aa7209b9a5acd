package io.assent.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.assent.workflow.ProcessOutline.Stop;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("D4")
class ProcessOutlineTests {

    private static List<Stop> stops(String pack) {
        String model = pack + ".bpmn";
        byte[] content = Packs.files(pack + "/" + model).get(model);
        return ProcessOutline.of(new String(Objects.requireNonNull(content), StandardCharsets.UTF_8))
                .stops();
    }

    @Test
    void goesTheShortestWayToWhereTheWorkIsDone() {
        assertThat(stops("it-hardware"))
                .extracting(Stop::name)
                .containsExactly("Get approval", "Choose the equipment", "Order the equipment", "Set up and hand over");
    }

    @Test
    void leavesOutWhatIsAskedOnceTheWorkIsDone() {
        assertThat(stops("customer-support"))
                .extracting(Stop::name)
                .containsExactly("Read and sort", "Help the customer");
    }

    @Test
    void takesASubProcessAsOneStop() {
        List<Stop> stops = stops("facility");

        assertThat(stops).extracting(Stop::name).containsExactly("Work order", "Inspect the work");
        assertThat(stops.getFirst().inside()).contains("userTask_DoWork", "userTask_OrderVendor");
    }
}
