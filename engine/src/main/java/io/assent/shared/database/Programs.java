package io.assent.shared.database;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.springframework.util.FileSystemUtils;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's programs, unpacked once beside the data. */
record Programs(Path directory) {

    private static final int EXECUTABLE = 0100;

    /** Unpacks the programs for this machine below {@code home}, unless they are there, and removes those of other versions. */
    static Programs in(Path home) throws IOException {
        URL archive = archive();
        Path directory = home.resolve("programs-" + fingerprint(archive));
        if (!Files.isDirectory(directory)) {
            Path unfinished = home.resolve("programs.unfinished");
            FileSystemUtils.deleteRecursively(unfinished);
            unpack(archive, unfinished);
            Files.move(unfinished, directory, StandardCopyOption.ATOMIC_MOVE);
        }
        return new Programs(directory);
    }

    Path program(String name) {
        return directory.resolve("bin").resolve(name);
    }

    /** Removes other versions; only when no server runs from them any more. */
    void dropOthers() throws IOException {
        try (Stream<Path> siblings = Files.list(directory.getParent())) {
            for (Path sibling : siblings.toList()) {
                if (sibling.getFileName().toString().startsWith("programs") && !sibling.equals(directory)) {
                    FileSystemUtils.deleteRecursively(sibling);
                }
            }
        }
    }

    private static URL archive() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac") ? "darwin" : "linux";
        String chip = System.getProperty("os.arch").equals("aarch64") ? "arm_64" : "x86_64";
        String name = "/postgres-" + system + "-" + chip + ".txz";
        URL archive = Programs.class.getResource(name);
        if (archive == null) {
            throw new DatabaseUnusable(
                    "This build carries no embedded PostgreSQL for " + system + " " + chip + ".",
                    "Build the platform on this machine, or set assent.database.url to an external database.");
        }
        return archive;
    }

    private static String fingerprint(URL archive) throws IOException {
        CRC32 sum = new CRC32();
        try (InputStream in = new CheckedInputStream(archive.openStream(), sum)) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
        }
        return Long.toHexString(sum.getValue());
    }

    private static void unpack(URL archive, Path directory) throws IOException {
        try (InputStream in = new BufferedInputStream(archive.openStream());
                TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(in))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(tar, entry, directory);
            }
        }
    }

    private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path directory) throws IOException {
        Path file = directory.resolve(entry.getName()).normalize();
        if (!file.startsWith(directory)) {
            throw new IOException("The archive's entry " + entry.getName() + " leads outside of it");
        }
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        Files.createDirectories(file.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, file);
        if ((entry.getMode() & EXECUTABLE) != 0 && !file.toFile().setExecutable(true, false)) {
            throw new IOException(file + " cannot be made executable");
        }
    }
}
