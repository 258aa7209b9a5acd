package io.assent.people;

import io.assent.shared.Refusal;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Semaphore;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Makes the picture that somebody sent into a photo: the middle of it as a small upright square. Drawn anew, it holds nothing else of
 * the file, such as the place where it was taken.
 */
final class Portrait {

    static final int SIDE = 256;

    private static final Set<String> FORMATS = Set.of("png", "jpeg", "gif");
    private static final int LONGEST_SIDE = 10_000;
    private static final int MOST_PIXELS = 40_000_000;

    /** A picture unfolds to many times its size. */
    private static final Semaphore AT_ONCE = new Semaphore(2);

    private Portrait() {}

    /**
     * The photo as JPEG. What the picture is its content says; its dimensions are looked at before it is unfolded.
     *
     * @throws Refusal when it is no picture, broken, or far too big
     */
    static byte[] of(byte[] file) {
        if (file.length == 0) {
            throw refused("EMPTY", "The file is empty; choose another one.");
        }
        AT_ONCE.acquireUninterruptibly();
        try (ImageInputStream input = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
            ImageReader reader = reader(input);
            try {
                return jpeg(drawn(small(middle(reader)), SIDE, Orientation.upright(Orientation.of(file), SIDE)));
            } finally {
                reader.dispose();
            }
        } catch (Refusal refusal) {
            throw refusal;
        } catch (IOException | RuntimeException _) {
            throw broken();
        } finally {
            AT_ONCE.release();
        }
    }

    private static ImageReader reader(ImageInputStream input) throws IOException {
        for (Iterator<ImageReader> readers = ImageIO.getImageReaders(input); readers.hasNext(); ) {
            ImageReader reader = readers.next();
            if (FORMATS.contains(reader.getFormatName().toLowerCase(Locale.ROOT))) {
                reader.setInput(input, true, true);
                return reader;
            }
        }
        throw refused("TYPE_REFUSED", "The content is no PNG, JPEG or GIF picture; choose one, or save it as one.");
    }

    private static BufferedImage middle(ImageReader reader) throws IOException {
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        if (Math.max(width, height) > LONGEST_SIDE || (long) width * height > MOST_PIXELS) {
            throw refused(
                    "TOO_MANY_PIXELS",
                    "The picture has %d × %d pixels, which is too many; make it smaller and send it again."
                            .formatted(width, height));
        }
        int side = Math.min(width, height);
        int step = Math.max(1, side / (4 * SIDE));
        ImageReadParam middle = reader.getDefaultReadParam();
        middle.setSourceRegion(new Rectangle((width - side) / 2, (height - side) / 2, side, side));
        middle.setSourceSubsampling(step, step, 0, 0);
        List<String> warnings = new ArrayList<>();
        reader.addIIOReadWarningListener((_, warning) -> warnings.add(warning));
        BufferedImage read = reader.read(0, middle);
        if (warnings.stream().anyMatch(warning -> warning.startsWith("Truncated"))) {
            throw broken();
        }
        return read;
    }

    /** By halves, so that each pixel counts. */
    private static BufferedImage small(BufferedImage picture) {
        BufferedImage smaller = picture;
        while (smaller.getWidth() >= 2 * SIDE) {
            smaller = drawn(smaller, smaller.getWidth() / 2, new AffineTransform());
        }
        return drawn(smaller, SIDE, new AffineTransform());
    }

    private static BufferedImage drawn(BufferedImage picture, int side, AffineTransform turn) {
        BufferedImage drawn = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = drawn.createGraphics();
        canvas.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        canvas.setColor(Color.WHITE);
        canvas.fillRect(0, 0, side, side);
        canvas.transform(turn);
        canvas.drawImage(picture, 0, 0, side, side, null);
        canvas.dispose();
        return drawn;
    }

    private static byte[] jpeg(BufferedImage photo) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream output = new MemoryCacheImageOutputStream(bytes)) {
            ImageIO.write(photo, "jpeg", output);
        }
        return bytes.toByteArray();
    }

    private static Refusal broken() {
        return refused("BROKEN", "The picture is broken, or drawn in a way unknown here; save it anew as PNG or JPEG.");
    }

    private static Refusal refused(String code, String detail) {
        return Refusal.invalid(List.of(new Refusal.Problem("/photo", code, detail)));
    }
}
