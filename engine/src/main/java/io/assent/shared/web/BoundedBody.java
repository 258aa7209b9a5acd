package io.assent.shared.web;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A body whose length nobody told may go on for ever; reading it ends with {@link TooLong} instead. */
final class BoundedBody extends FilterInputStream {

    private long left;

    BoundedBody(InputStream body, long most) {
        super(body);
        this.left = most;
    }

    /** An exception of reading, since those pass JSON's own wrapping as they are. */
    static final class TooLong extends IOException {

        private static final long serialVersionUID = 1;
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        count(read < 0 ? 0 : 1);
        return read;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int read = super.read(target, offset, length);
        count(Math.max(read, 0));
        return read;
    }

    private void count(int read) throws TooLong {
        left -= read;
        if (left < 0) {
            throw new TooLong();
        }
    }
}
