package io.assent.todos;

import io.assent.people.People;
import io.assent.people.PersonRef;
import io.assent.people.PersonView;
import io.assent.shared.Caller;
import io.assent.shared.Page;
import io.assent.shared.web.BodyProblems;
import io.assent.shared.web.Cursor;
import io.assent.shared.web.ETags;
import io.assent.shared.web.Limit;
import io.assent.shared.web.SortedBy;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/tickets/{id}/tasks")
@Tag(name = "Tickets")
class TodoController {

    private final Todos todos;
    private final TodoPolicy policy;
    private final People people;

    TodoController(Todos todos, TodoPolicy policy, People people) {
        this.todos = todos;
        this.policy = policy;
        this.people = people;
    }

    /** @param actions what I may do with it now: done, undo, edit, delete */
    record TodoResponse(
            UUID id,
            String title,
            @Nullable PersonRef assignee,
            @Nullable Instant dueDate,
            @Nullable Instant doneAt,
            @Nullable PersonRef doneBy,
            @Nullable PersonRef createdBy,
            Instant createdAt,
            long version,
            List<String> actions) {}

    @GetMapping
    @SortedBy("created_at")
    @Transactional(readOnly = true)
    @Operation(summary = "What is to be done for a ticket beside its process, the oldest first")
    Page<TodoResponse> all(
            Caller caller,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return Cursor.page(responses(caller, todos.of(caller, id)), cursor, Limit.orAll(limit), TodoResponse::id);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Transactional
    @Operation(summary = "Add a task")
    ResponseEntity<TodoResponse> add(
            Caller caller, @PathVariable UUID id, @RequestBody TodoChange task, BodyProblems wrong) {
        Todo added = todos.add(caller, id, task, wrong.found());
        URI place = URI.create("/api/v1/tickets/" + id + "/tasks/" + added.id());
        return answer(caller, added, ResponseEntity.created(place));
    }

    @PatchMapping("/{task}")
    @Transactional
    @Operation(summary = "Change a task, tick it off, or say that it is not done")
    ResponseEntity<TodoResponse> change(
            Caller caller,
            @PathVariable UUID id,
            @PathVariable UUID task,
            @RequestBody TodoChange change,
            BodyProblems wrong,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return answer(caller, todos.change(caller, id, task, change, ifMatch, wrong.found()), ResponseEntity.ok());
    }

    @DeleteMapping("/{task}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Transactional
    @Operation(summary = "Take a task away")
    void delete(Caller caller, @PathVariable UUID id, @PathVariable UUID task) {
        todos.delete(caller, id, task);
    }

    private ResponseEntity<TodoResponse> answer(Caller caller, Todo todo, ResponseEntity.BodyBuilder builder) {
        Todos.OfTicket one = new Todos.OfTicket(todos.of(caller, todo.ticket()).ticket(), List.of(todo));
        return builder.eTag(ETags.of(todo.version()))
                .body(responses(caller, one).getFirst());
    }

    private List<TodoResponse> responses(Caller caller, Todos.OfTicket of) {
        Set<UUID> named = new HashSet<>();
        of.todos().forEach(todo -> {
            named.add(todo.createdBy());
            Optional.ofNullable(todo.assignee()).ifPresent(named::add);
            Optional.ofNullable(todo.doneBy()).ifPresent(named::add);
        });
        Map<UUID, PersonView> persons = people.find(caller.tenant(), named);
        return of.todos().stream()
                .map(todo -> new TodoResponse(
                        todo.id(),
                        todo.title(),
                        ref(persons, todo.assignee()),
                        todo.dueDate(),
                        todo.doneAt(),
                        ref(persons, todo.doneBy()),
                        ref(persons, todo.createdBy()),
                        todo.createdAt(),
                        todo.version(),
                        policy.actions(caller, of.ticket(), todo)))
                .toList();
    }

    private static @Nullable PersonRef ref(Map<UUID, PersonView> persons, @Nullable UUID id) {
        PersonView person = id == null ? null : persons.get(id);
        return person == null ? null : PersonRef.of(person);
    }
}
