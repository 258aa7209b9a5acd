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

    /** How a server came to be where it is: in order it takes its pid file away. */
    enum State {
        RUNNING,
        STOPPED,
        KILLED
    }

    static State stateOf(Path data) throws IOException {
        if (of(data).isPresent()) {
            return State.RUNNING;
        }
        return Files.exists(pidFile(data)) ? State.KILLED : State.STOPPED;
    }

    /** The server that the pid file names, if that process is alive and really is one of this data directory. */
    static Optional<Postmaster> of(Path data) throws IOException {
        List<String> lines = lines(data);
        if (lines.size() <= PORT || !lines.get(DATA).strip().equals(data.toString())) {
            return Optional.empty();
        }
        int port = Integer.parseInt(lines.get(PORT).strip());
        return alive(lines)
                .filter(process -> serves(process, data))
                .map(process -> new Postmaster(process, programOf(process), port));
    }

    /**
     * Removes a pid file whose pid is somebody else's by now, which would keep a server from starting. That of a dead process
     * stays: PostgreSQL finds there whether the dead server's children still write.
     */
    static void forgetStranger(Path data) throws IOException {
        List<String> lines = lines(data);
        if (lines.size() <= PORT || alive(lines).isPresent()) {
            Files.deleteIfExists(pidFile(data));
        }
    }

    private static List<String> lines(Path data) throws IOException {
        try {
            return Files.readAllLines(pidFile(data));
        } catch (NoSuchFileException e) {
            return List.of();
        }
    }

    private static Optional<ProcessHandle> alive(List<String> lines) {
        return ProcessHandle.of(Long.parseLong(lines.get(PID).strip())).filter(ProcessHandle::isAlive);
    }

    private static Path pidFile(Path data) {
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
