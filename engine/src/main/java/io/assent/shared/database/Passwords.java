package io.assent.shared.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** The embedded server's passwords: made once, kept in one file that only its owner reads. */
record Passwords(String superuser, String owner, String runtime) {

    private static final int BYTES = 24;

    static Passwords in(Path file) throws IOException {
        if (!Files.exists(file)) {
            SecureRandom random = new SecureRandom();
            List<String> made = Stream.generate(() -> secret(random)).limit(3).toList();
            Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
            Files.deleteIfExists(unfinished);
            Files.createFile(
                    unfinished, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.write(unfinished, made);
            Files.move(unfinished, file);
        }
        List<String> lines = Files.readAllLines(file);
        if (lines.size() < 3) {
            throw new DatabaseUnusable(
                    "The password file " + file + " is damaged.", "Restore it from the backup of its directory.");
        }
        return new Passwords(lines.get(0), lines.get(1), lines.get(2));
    }

    private static String secret(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    @Override
    public String toString() {
        return "Passwords";
    }
}
