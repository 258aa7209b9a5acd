package io.assent.design;

import io.assent.shared.Refusal;
import io.assent.shared.Refusal.Problem;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** A pack as a zip file: its files in a folder with its key. */
public final class Archive {

    private static final int MOST_FILES = 500;
    private static final int MOST_BYTES = 20_000_000;

    private Archive() {}

    public static byte[] of(String pack, SortedMap<String, byte[]> files) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(pack + "/" + file.getKey()));
                zip.write(file.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Memory takes what is written to it", e);
        }
        return bytes.toByteArray();
    }

    /**
     * The files by their path inside of the folder they share, if they do.
     *
     * @throws Refusal when it is no zip file, or holds more than a pack may
     */
    public static SortedMap<String, byte[]> read(byte[] archive) {
        var files = new TreeMap<String, byte[]>();
        int room = MOST_BYTES;
        int entries = 0;
        try (var zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                byte[] content = zip.readNBytes(room + 1);
                room -= content.length;
                if (room < 0 || ++entries > MOST_FILES) {
                    throw wrong(
                            "TOO_LARGE",
                            "The archive holds more than a pack may: %d files, %d MB."
                                    .formatted(MOST_FILES, MOST_BYTES / 1_000_000));
                }
                String name = entry.getName().replace('\\', '/');
                if (!entry.isDirectory() && files.put(name, content) != null) {
                    throw wrong("DUPLICATE", "The archive holds the file %s twice; leave one.".formatted(name));
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            throw wrong("INVALID", "The file is no zip archive, or is damaged.");
        }
        if (files.isEmpty()) {
            throw wrong("INVALID", "The file is no zip archive, or is empty.");
        }
        return withoutFolder(files);
    }

    private static SortedMap<String, byte[]> withoutFolder(SortedMap<String, byte[]> files) {
        String first = files.firstKey();
        String folder = first.substring(0, first.indexOf('/') + 1);
        boolean shared = !folder.isEmpty()
                && !Drafts.FOLDERS.contains(folder)
                && files.keySet().stream().allMatch(name -> name.startsWith(folder));
        if (!shared) {
            return files;
        }
        var inside = new TreeMap<String, byte[]>();
        files.forEach((name, content) -> inside.put(name.substring(folder.length()), content));
        return inside;
    }

    private static Refusal wrong(String code, String detail) {
        return Refusal.invalid(List.of(new Problem("/file", code, detail)));
    }
}
