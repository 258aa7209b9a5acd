package io.assent.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** The packs that come with the application, or with a directory named by setting. */
@Component
class ShippedPacks {
    private static final String PACKS = "packs";
    private static final String STARTERS = "starters";
    private static final String STARTER = "starter";
    private static final String CLOCK = "sla-clock";
    private static final String APPROVAL = "approval";

    private final @Nullable Path directory;

    ShippedPacks(CatalogSettings settings) {
        this.directory = settings.directory();
    }

    /** What a pack begins with that has nothing yet: it comes with the application, whichever packs there are. */
    PackFiles starter() {
        try {
            SortedMap<String, SortedMap<String, byte[]>> folders = fromApplication(PACKS);
            return new PackFiles(STARTER, fromApplication(STARTERS).getOrDefault(STARTER, new TreeMap<>()))
                    .with(models(folders, CLOCK))
                    .with(models(folders, APPROVAL));
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** Whether the platform calls something else so. */
    static boolean isReserved(String key) {
        return List.of(CLOCK, APPROVAL, STARTER).contains(key);
    }

    /**
     * Each gets its own copy of the SLA clock, and of the approval when it calls one. A pack comes after those that it starts requests
     * of, since it is checked against them.
     */
    List<PackFiles> all() {
        SortedMap<String, SortedMap<String, byte[]>> folders = read();
        SortedMap<String, byte[]> clock = models(folders, CLOCK);
        SortedMap<String, byte[]> approval = models(folders, APPROVAL);
        SortedMap<String, PackFiles> packs = new TreeMap<>();
        folders.forEach((folder, files) -> {
            PackFiles pack = new PackFiles(folder, files).with(clock);
            packs.put(folder, pack.calls(APPROVAL) ? pack.with(approval) : pack);
        });
        SequencedMap<String, PackFiles> ordered = new LinkedHashMap<>();
        packs.keySet().forEach(pack -> place(pack, packs, new HashSet<>(), ordered));
        return List.copyOf(ordered.values());
    }

    private static void place(
            String key, Map<String, PackFiles> packs, Set<String> underWay, Map<String, PackFiles> ordered) {
        PackFiles pack = packs.get(key);
        if (pack != null && underWay.add(key)) {
            pack.startedTypes().forEach(started -> place(started, packs, underWay, ordered));
            ordered.putIfAbsent(key, pack);
        }
    }

    /** These two folders are no packs; packs take their models and what these say, not their scenarios. */
    private static SortedMap<String, byte[]> models(
            SortedMap<String, SortedMap<String, byte[]>> folders, String shared) {
        SortedMap<String, byte[]> models = new TreeMap<>();
        SortedMap<String, byte[]> files = folders.remove(shared);
        if (files != null) {
            files.forEach((name, content) -> {
                if (name.endsWith(".bpmn") || !PackFiles.languageOf(name).isEmpty()) {
                    models.put(name, content);
                }
            });
        }
        return models;
    }

    private SortedMap<String, SortedMap<String, byte[]>> read() {
        try {
            return directory == null ? fromApplication(PACKS) : fromDirectory(directory);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private static UncheckedIOException unreadable(IOException e) {
        return new UncheckedIOException("The process packs cannot be read", e);
    }

    private static SortedMap<String, SortedMap<String, byte[]>> fromApplication(String root) throws IOException {
        var folders = new TreeMap<String, SortedMap<String, byte[]>>();
        String above = "/" + root + "/";
        for (Resource resource :
                new PathMatchingResourcePatternResolver().getResources("classpath*:" + root + "/**/*.*")) {
            String url = resource.getURL().toString();
            put(folders, url.substring(url.lastIndexOf(above) + above.length()), resource.getContentAsByteArray());
        }
        return folders;
    }

    private static SortedMap<String, SortedMap<String, byte[]>> fromDirectory(Path directory) throws IOException {
        var folders = new TreeMap<String, SortedMap<String, byte[]>>();
        try (Stream<Path> paths = Files.walk(directory, 4)) {
            for (Path path : (Iterable<Path>) paths.filter(Files::isRegularFile)::iterator) {
                String name = directory.relativize(path).toString().replace('\\', '/');
                try (InputStream content = Files.newInputStream(path)) {
                    put(folders, name, content.readNBytes(PackFiles.LARGEST + 1));
                }
            }
        }
        return folders;
    }

    /** The first wins: the class path may name a folder twice. */
    private static void put(Map<String, SortedMap<String, byte[]>> folders, String path, byte[] content) {
        int slash = path.indexOf('/');
        if (slash > 0) {
            folders.computeIfAbsent(path.substring(0, slash), _ -> new TreeMap<>())
                    .putIfAbsent(path.substring(slash + 1), content);
        }
    }
}
