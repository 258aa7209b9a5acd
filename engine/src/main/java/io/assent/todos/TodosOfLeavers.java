package io.assent.todos;

import io.assent.people.People;
import io.assent.people.PersonView;
import io.assent.shared.Acting;
import io.assent.substitutions.Duties;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What somebody who has left was to do goes back to whoever wanted it, or to nobody when they have left as well. */
@Component
@Transactional
class TodosOfLeavers implements Duties {

    private final TodoStore store;
    private final Todos todos;
    private final People people;

    TodosOfLeavers(TodoStore store, Todos todos, People people) {
        this.store = store;
        this.todos = todos;
        this.people = people;
    }

    @Override
    public List<UUID> ticketsOf(UUID tenant, UUID person) {
        return store.ticketsOf(tenant, person);
    }

    @Override
    public void follow(UUID tenant, UUID ticket, UUID person) {
        if (!people.hasLeft(tenant, person)) {
            return;
        }
        store.of(tenant, ticket).stream()
                .filter(todo -> person.equals(todo.assignee()) && !todo.isDone())
                .forEach(todo -> todos.handOn(
                        Acting.current(),
                        todo,
                        people.find(tenant, todo.createdBy())
                                .filter(PersonView::active)
                                .map(PersonView::id)
                                .filter(wanted -> !wanted.equals(person))
                                .orElse(null)));
    }
}
