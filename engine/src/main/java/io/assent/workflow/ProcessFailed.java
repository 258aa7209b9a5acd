package io.assent.workflow;

/** The engine could not run a process: a fault of a model or of the platform, not a refusal. */
public class ProcessFailed extends RuntimeException {

    private static final long serialVersionUID = 1;

    public ProcessFailed(String message, Throwable cause) {
        super(message, cause);
    }

    public ProcessFailed(String message) {
        super(message);
    }
}
