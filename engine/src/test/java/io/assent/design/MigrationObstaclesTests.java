package io.assent.design;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.assent.design.Migrations.Of;
import io.assent.shared.Acting;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@Tag("F6")
class MigrationObstaclesTests extends MigrationFixture {

    @Autowired
    MigrationMoves moves;

    @Autowired
    MigrationStore store;

    @Test
    void whereTheStepIsGoneTheRequestStaysAndTheStepIsNamed() {
        String stuck = purchase(500);
        requests.approve("manager", stuck);
        String free = purchase(600);
        int before = release(stuck);
        publish(MODEL, text -> text.replace("userTask_OrderGoods", "userTask_BuyGoods"));

        JsonNode line = rehearsed(stuck);

        assertThat(line.path("state").asText()).isEqualTo("STAYS");
        assertThat(texts(line.path("steps"))).containsExactly("Order the goods");
        assertThat(line.at("/obstacles/0/reason").asText()).as(line.toString()).isEqualTo("ELEMENT_GONE");
        assertThat(line.at("/obstacles/0/name").asText()).isEqualTo("Order the goods");
        assertThat(line.at("/obstacles/0/element").asText()).isEqualTo("userTask_OrderGoods");
        assertThat(line(free).path("state").asText()).isEqualTo("MOVABLE");
        assertThat(api.as("designer")
                        .post(
                                MIGRATION + "/move",
                                Map.of("requests", List.of(line.path("number").asInt())))
                        .code())
                .isEqualTo("VALIDATION_FAILED");

        move(null);

        assertThat(release(stuck)).isEqualTo(before);
        assertThat(release(free)).isEqualTo(before + 1);
        requests.complete("buyer", stuck, "It is here.");
        assertThat(requests.status(stuck)).isEqualTo("COMPLETED");
        requests.approve("manager", free);
        assertThat(requests.status(free)).isEqualTo("IN_PROGRESS");
    }

    @Test
    void whenACalledProcessCannotGoOnNothingOfTheRequestMoves() {
        String ticket = purchase(500);
        int before = release(ticket);
        publish("approval.bpmn", text -> text.replace("userTask_DecideLevel", "userTask_DecideTogether"));

        JsonNode line = rehearsed(ticket);

        assertThat(line.at("/obstacles/0/reason").asText()).as(line.toString()).isEqualTo("ELEMENT_GONE");
        assertThat(line.at("/obstacles/0/name").asText()).isEqualTo("Decide this level");
        assertThat(line.path("obstacles")).hasSize(1);
        assertThat(release(ticket)).isEqualTo(before);
        requests.approve("manager", ticket);
        assertThat(requests.status(ticket)).isEqualTo("IN_PROGRESS");
    }

    @Test
    void whatAnAdministratorHoldsStays() {
        String asked = purchase(500);
        String held = purchase(600);
        publish(MODEL, text -> text + "\n");
        String instance = api.as("admin")
                .get("/operations/instances?ticket=" + held)
                .json()
                .at("/items/0/id")
                .asText();
        api.as("admin").post("/operations/instances/" + instance + "/suspend", Map.of("reason", "Wait"));

        rehearsed(asked);

        assertThat(line(asked).path("state").asText()).isEqualTo("MOVABLE");
        assertThat(line(held).at("/obstacles/0/reason").asText()).isEqualTo("HELD");
        api.as("admin").post("/operations/instances/" + instance + "/resume", Map.of());
    }

    @Test
    void aCrashLeavesEachWhereItWasOrWhereItGoes() {
        String one = purchase(500);
        String other = purchase(600);
        publish(MODEL, text -> text + "\n");
        int before = release(one);
        rehearsed(one);
        Of of = new Of(
                "purchase",
                inTransaction(() -> store.find(designer.tenant(), "purchase"))
                        .orElseThrow()
                        .id());

        inTransaction(() -> moves.perform(designer, of, List.of(one)));
        Acting.as(
                designer,
                () -> transaction.execute(status -> {
                    status.setRollbackOnly();
                    return moves.perform(designer, of, List.of(other));
                }));

        assertThat(release(one)).isEqualTo(before + 1);
        assertThat(release(other)).isEqualTo(before);
        assertThat(line(one).path("state").asText()).isEqualTo("MOVED");
        assertThat(line(other).path("state").asText()).isEqualTo("MOVABLE");
        move(null);
        assertThat(release(other)).isEqualTo(before + 1);
        assertThat(history(one).split("TICKET_MIGRATED", -1)).hasSize(2);
        requests.approve("manager", one);
        requests.approve("manager", other);
    }

    @Test
    void whatChangedSinceTheRehearsalIsNotMovedBlindly() {
        String ticket = purchase(500);
        String cancelled = purchase(600);
        publish(MODEL, text -> text.replace("userTask_OrderGoods", "userTask_GetGoods"));
        rehearsed(ticket);
        requests.approve("manager", ticket);
        api.as("employee").post("/tickets/" + cancelled + "/cancel", Map.of());

        move(null);

        assertThat(line(ticket).path("state").asText()).isEqualTo("REFUSED");
        assertThat(line(ticket).at("/obstacles/0/reason").asText()).isEqualTo("ELEMENT_GONE");
        assertThat(line(cancelled).at("/obstacles/0/reason").asText()).isEqualTo("OVER");
        assertThat(requests.status(ticket)).isEqualTo("IN_PROGRESS");
        publish(MODEL, text -> text + "\n");
        assertThat(api.as("designer").get(MIGRATION).json().at("/run/outdated").asBoolean())
                .isTrue();
        assertThat(api.as("designer").post(MIGRATION + "/move", Map.of()).code())
                .isEqualTo("NEWER_RELEASE");
    }
}
