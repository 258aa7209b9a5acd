package io.assent.design;

import io.assent.design.Change.Kind;
import io.assent.design.Change.OfElement;
import io.assent.design.Change.OfProperty;
import io.assent.design.Elements.Part;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Tells two versions of a pack apart, element by element. */
final class Comparison {

    private static final Part NOTHING = new Part("", "", new TreeMap<>());

    private Comparison() {}

    /** By name of the file. */
    static List<Change> of(SortedMap<String, byte[]> before, SortedMap<String, byte[]> after) {
        Set<String> names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        return names.stream()
                .filter(name -> !Arrays.equals(before.get(name), after.get(name)))
                .map(name -> new Change(
                        name,
                        kind(before.get(name), after.get(name)),
                        elements(parts(name, before.get(name)), parts(name, after.get(name)))))
                .toList();
    }

    private static Map<String, Part> parts(String name, byte @Nullable [] content) {
        return content == null ? Map.of() : Elements.of(name, content);
    }

    private static Kind kind(@Nullable Object before, @Nullable Object after) {
        return before == null ? Kind.ADDED : after == null ? Kind.REMOVED : Kind.CHANGED;
    }

    private static List<OfElement> elements(Map<String, Part> before, Map<String, Part> after) {
        Set<String> ids = new LinkedHashSet<>(after.keySet());
        ids.addAll(before.keySet());
        List<OfElement> changes = new ArrayList<>();
        for (String id : ids) {
            Part old = before.getOrDefault(id, NOTHING);
            Part now = after.getOrDefault(id, NOTHING);
            Kind kind = kind(before.get(id), after.get(id));
            Part told = kind == Kind.REMOVED ? old : now;
            List<OfProperty> properties = properties(old.properties(), now.properties());
            if (kind != Kind.CHANGED || !properties.isEmpty()) {
                changes.add(new OfElement(id, told.type(), told.name(), kind, properties));
            }
        }
        return changes;
    }

    private static List<OfProperty> properties(SortedMap<String, String> before, SortedMap<String, String> after) {
        Set<String> paths = new TreeSet<>(before.keySet());
        paths.addAll(after.keySet());
        List<OfProperty> changes = new ArrayList<>();
        for (String path : paths) {
            String old = before.get(path);
            String now = after.get(path);
            if (old == null || !old.equals(now)) {
                changes.add(new OfProperty(path, old, now));
            }
        }
        return changes;
    }
}
