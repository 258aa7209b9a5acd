package io.assent.integrations.s3;

/** The store did not do what it was asked; nothing changed in it. */
public final class BucketFailure extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final boolean full;

    public BucketFailure(String message, boolean full, Throwable cause) {
        super(message, cause);
        this.full = full;
    }

    /** Whether it has no room left, or a quota is used up. */
    public boolean isFull() {
        return full;
    }
}
