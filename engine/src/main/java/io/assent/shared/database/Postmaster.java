package io.assent.shared.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A PostgreSQL server that already runs on the data directory, for example because the platform was killed.
 *
 * @param program the executable it was started from
 */
record Postmaster(ProcessHandle process, Path program, int port) {

    private static final int PID = 0;
    private static final int DATA = 1;
    private static final int PORT = 3;

    /** The server that the pid file names, if that process is alive and really is one of this data directory. */
    static Optional<Postmaster> of(Path data) throws IOException {
        List<String> lines;
        try {
            lines = Files.readAllLines(pidFile(data));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
        if (lines.size() <= PORT || !lines.get(DATA).strip().equals(data.toString())) {
            return Optional.empty();
        }
        int port = Integer.parseInt(lines.get(PORT).strip());
        return ProcessHandle.of(Long.parseLong(lines.get(PID).strip()))
                .filter(ProcessHandle::isAlive)
                .filter(process -> serves(process, data))
                .map(process -> new Postmaster(process, programOf(process), port));
    }

    static Path pidFile(Path data) {
        return data.resolve("postmaster.pid");
    }

    private static boolean serves(ProcessHandle process, Path data) {
        List<String> arguments = List.of(process.info().arguments().orElse(new String[0]));
        int flag = arguments.indexOf("-D");
        return programOf(process).endsWith("postgres")
                && flag >= 0
                && flag + 1 < arguments.size()
                && arguments.get(flag + 1).equals(data.toString());
    }

    private static Path programOf(ProcessHandle process) {
        return Path.of(process.info().command().orElse(""));
    }
}
