package io.assent.workflow.camunda;

import static java.util.stream.Collectors.toMap;

import io.assent.workflow.DecisionContract;
import io.assent.workflow.ProcessAction;
import io.assent.workflow.ProcessView;
import io.assent.workflow.RequestWanted;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/**
 * The views and actions that models may name, and what is understood of decisions; collected on first use, since their modules themselves
 * use the engine.
 */
@Component
class Vocabulary {

    private final Supplier<Map<String, ProcessView>> views;
    private final Supplier<Map<String, ProcessAction>> actions;
    private final Supplier<Map<String, DecisionContract>> contracts;

    Vocabulary(
            ObjectProvider<ProcessView> views,
            ObjectProvider<ProcessAction> actions,
            ObjectProvider<DecisionContract> contracts) {
        this.views = SingletonSupplier.of(() -> byName(views.stream(), ProcessView::name));
        this.actions = SingletonSupplier.of(() -> byName(actions.stream(), ProcessAction::name));
        this.contracts = SingletonSupplier.of(() -> byName(contracts.stream(), DecisionContract::decision));
    }

    Map<String, ProcessView> views() {
        return views.get();
    }

    Map<String, ProcessAction> actions() {
        return actions.get();
    }

    /** What a service task may name. */
    Set<String> actionNames() {
        Set<String> names = new TreeSet<>(actions().keySet());
        names.add(RequestWanted.ACTION);
        return names;
    }

    Map<String, DecisionContract> contracts() {
        return contracts.get();
    }

    SortedMap<String, Class<? extends Record>> shapes() {
        SortedMap<String, Class<? extends Record>> shapes = new TreeMap<>();
        views().forEach((name, view) -> shapes.put(name, view.shape()));
        return Collections.unmodifiableSortedMap(shapes);
    }

    private static <T> Map<String, T> byName(Stream<T> all, Function<T, String> name) {
        return all.collect(toMap(name, Function.identity()));
    }
}
