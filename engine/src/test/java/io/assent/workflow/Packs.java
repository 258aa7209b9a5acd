package io.assent.workflow;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** The models that we ship. */
public final class Packs {

    private Packs() {}

    /** The files of a release, for example {@code purchase/purchase.bpmn}, by their file names. */
    public static Map<String, byte[]> files(String... paths) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (String path : paths) {
            files.put(path.substring(path.indexOf('/') + 1), read(path));
        }
        return files;
    }

    public static Map<String, byte[]> purchase() {
        return files(
                "purchase/purchase.bpmn",
                "purchase/approval-policy.dmn",
                "approval/approval.bpmn",
                "sla-clock/sla-clock.bpmn");
    }

    private static byte[] read(String path) {
        try (InputStream file = Packs.class.getResourceAsStream("/packs/" + path)) {
            return java.util.Objects.requireNonNull(file, path).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
