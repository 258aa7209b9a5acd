package io.assent.catalog.web;

import io.assent.catalog.Categories;
import io.assent.catalog.Category;
import io.assent.catalog.CategoryChange;
import io.assent.people.People;
import io.assent.shared.Caller;
import io.assent.shared.Page;
import io.assent.shared.web.BodyProblems;
import io.assent.shared.web.Cursor;
import io.assent.shared.web.ETags;
import io.assent.shared.web.Limit;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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
@RequestMapping("/api/v1/categories")
@Tag(name = "Categories")
class CategoryController {

    private static final CategoryChange GONE = new CategoryChange(null, null, null, null, false);

    private final Categories categories;
    private final People people;

    CategoryController(Categories categories, People people) {
        this.categories = categories;
        this.people = people;
    }

    /** @param path by which requests name it: its name, after that of what it is a part of */
    record CategoryResponse(
            UUID id,
            String key,
            String name,
            String path,
            boolean active,
            @Nullable UnitRef parent,
            @Nullable UnitRef department) {

        /** What it is a part of, or the department whose matter it is. */
        record UnitRef(UUID id, String key, String name) {}
    }

    @GetMapping
    @Operation(summary = "What requests may be about, by path: each before its parts")
    Page<CategoryResponse> all(
            Caller caller,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(defaultValue = "true") boolean active,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        List<Category> all = categories.all(caller.tenant());
        List<Category> found = all.stream()
                .filter(category -> category.active() == active && holds(category, q))
                .toList();
        return Cursor.page(found, cursor, Limit.orAll(limit), Category::id)
                .map(category -> response(caller, category, all));
    }

    @GetMapping("/{key}")
    @Operation(summary = "One category")
    ResponseEntity<CategoryResponse> get(Caller caller, @PathVariable String key) {
        return answer(caller, categories.named(caller.tenant(), key), ResponseEntity.ok());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Transactional
    @Operation(summary = "Add a category")
    ResponseEntity<CategoryResponse> add(Caller caller, @RequestBody CategoryChange category, BodyProblems wrong) {
        Category added = categories.add(caller, category, wrong.found());
        return answer(caller, added, ResponseEntity.created(URI.create("/api/v1/categories/" + added.key())));
    }

    @PatchMapping("/{key}")
    @Transactional
    @Operation(summary = "Change a category")
    ResponseEntity<CategoryResponse> change(
            Caller caller,
            @PathVariable String key,
            @RequestBody CategoryChange change,
            BodyProblems wrong,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return answer(caller, categories.change(caller, key, change, ifMatch, wrong.found()), ResponseEntity.ok());
    }

    @DeleteMapping("/{key}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Offer a category no longer; requests that name it keep it")
    void remove(Caller caller, @PathVariable String key) {
        categories.change(caller, key, GONE, "*", List.of());
    }

    private ResponseEntity<CategoryResponse> answer(
            Caller caller, Category category, ResponseEntity.BodyBuilder answer) {
        return answer.eTag(ETags.of(category.version()))
                .body(response(caller, category, categories.all(caller.tenant())));
    }

    private CategoryResponse response(Caller caller, Category category, List<Category> all) {
        return new CategoryResponse(
                category.id(),
                category.key(),
                category.name(),
                category.path(),
                category.active(),
                all.stream()
                        .filter(category::isPartOf)
                        .findFirst()
                        .map(parent -> new CategoryResponse.UnitRef(parent.id(), parent.key(), parent.name()))
                        .orElse(null),
                Optional.ofNullable(category.department())
                        .flatMap(department -> people.department(caller.tenant(), department))
                        .map(unit -> new CategoryResponse.UnitRef(unit.id(), unit.key(), unit.name()))
                        .orElse(null));
    }

    private static boolean holds(Category category, @Nullable String text) {
        return text == null
                || (category.path() + " " + category.key())
                        .toLowerCase(Locale.ROOT)
                        .contains(text.strip().toLowerCase(Locale.ROOT));
    }
}
