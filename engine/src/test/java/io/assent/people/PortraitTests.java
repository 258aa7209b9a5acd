package io.assent.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.assent.shared.Refusal;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("K9")
class PortraitTests {

    private static final Map<String, Color> CORNERS =
            Map.of("red", Color.RED, "green", Color.GREEN, "blue", Color.BLUE, "black", Color.BLACK);

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpeg", "gif"})
    void isTheMiddleAsASmallSquare(String format) throws IOException {
        for (int height : List.of(90, 300, 1500)) {
            BufferedImage wide = blank(3 * height, height);
            paint(wide, Color.RED, 0, 0, height, height);
            paint(wide, Color.GREEN, height, 0, height, height);
            paint(wide, Color.BLUE, 2 * height, 0, height, height);

            BufferedImage photo = photo(file(wide, format));

            assertThat(photo.getWidth()).isEqualTo(256);
            assertThat(photo.getHeight()).isEqualTo(256);
            for (int x : List.of(8, 128, 248)) {
                assertThat(isNear(photo, x, 128, Color.GREEN))
                        .as(format + height)
                        .isTrue();
            }
        }
    }

    @Test
    void showsWhatIsTransparentAsWhite() throws IOException {
        BufferedImage clear = new BufferedImage(40, 60, BufferedImage.TYPE_INT_ARGB);

        assertThat(isNear(photo(file(clear, "png")), 128, 128, Color.WHITE)).isTrue();
    }

    @Test
    void holdsNothingElseOfTheFile() throws IOException {
        byte[] file = withExif(file(corners(), "jpeg"), exif(1, "taken at 52.5 north, 13.4 east"));
        assertThat(new String(file, StandardCharsets.ISO_8859_1)).contains("Exif", "52.5 north");

        assertThat(new String(Portrait.of(file), StandardCharsets.ISO_8859_1)).doesNotContain("Exif", "north");
    }

    @ParameterizedTest
    @CsvSource({
        "1, red, green",
        "2, green, red",
        "3, black, blue",
        "4, blue, black",
        "5, red, blue",
        "6, blue, red",
        "7, black, green",
        "8, green, black",
        "9, red, green",
    })
    void isUpright(int orientation, String left, String right) throws IOException {
        BufferedImage photo = photo(withExif(file(corners(), "jpeg"), exif(orientation, "")));

        assertThat(isNear(photo, 32, 32, CORNERS.get(left))).isTrue();
        assertThat(isNear(photo, 224, 32, CORNERS.get(right))).isTrue();
    }

    @Test
    void isTakenAsItLiesWhenItsExifIsBroken() throws IOException {
        byte[] jpeg = file(corners(), "jpeg");
        byte[] exif = exif(6, "");
        for (int length : List.of(0, 6, 10, 14, 20)) {
            assertThat(isNear(photo(withExif(jpeg, Arrays.copyOf(exif, length))), 32, 32, Color.RED))
                    .isTrue();
        }
    }

    @Test
    void isRefusedByItsDimensionsBeforeItIsUnfolded() throws IOException {
        assertThat(refused(header(30_000, 30_000))).isEqualTo("TOO_MANY_PIXELS");
        assertThat(refused(header(9_000, 9_000))).isEqualTo("TOO_MANY_PIXELS");
        assertThat(refused(header(1, 2_000_000))).isEqualTo("TOO_MANY_PIXELS");
        assertThat(refused(header(-5, 7))).isEqualTo("BROKEN");
    }

    @Test
    void isRefusedWhenItsContentIsNoPicture() throws IOException {
        assertThat(refused(new byte[0])).isEqualTo("EMPTY");
        for (String content : List.of(
                "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>",
                "<!DOCTYPE html><html><body>photo.png</body></html>",
                "x",
                "\u0000\u0000\u0000")) {
            assertThat(refused(content.getBytes(StandardCharsets.UTF_8)))
                    .as(content)
                    .isEqualTo("TYPE_REFUSED");
        }
        assertThat(refused(file(corners(), "bmp"))).isEqualTo("TYPE_REFUSED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpeg", "gif"})
    void isRefusedWhenItIsBroken(String format) throws IOException {
        byte[] whole = file(corners(), format);
        for (int length : List.of(whole.length / 2, 30, 16)) {
            assertThat(refused(Arrays.copyOf(whole, length)))
                    .as(format + length)
                    .isEqualTo("BROKEN");
        }
    }

    private static String refused(byte[] file) {
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> Portrait.of(file));
        assertThat(refusal.errors()).hasSize(1);
        return refusal.errors().getFirst().code();
    }

    private static BufferedImage photo(byte[] file) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(Portrait.of(file)));
    }

    /** Red and green above blue and black. */
    private static BufferedImage corners() {
        BufferedImage picture = blank(320, 320);
        paint(picture, Color.RED, 0, 0, 160, 160);
        paint(picture, Color.GREEN, 160, 0, 160, 160);
        paint(picture, Color.BLUE, 0, 160, 160, 160);
        paint(picture, Color.BLACK, 160, 160, 160, 160);
        return picture;
    }

    private static BufferedImage blank(int width, int height) {
        return new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    }

    private static void paint(BufferedImage picture, Color colour, int x, int y, int width, int height) {
        Graphics2D canvas = picture.createGraphics();
        canvas.setColor(colour);
        canvas.fillRect(x, y, width, height);
        canvas.dispose();
    }

    private static byte[] file(BufferedImage picture, String format) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        assertThat(ImageIO.write(picture, format, file)).isTrue();
        return file.toByteArray();
    }

    private static boolean isNear(BufferedImage picture, int x, int y, Color wanted) {
        Color seen = new Color(picture.getRGB(x, y));
        return Math.abs(seen.getRed() - wanted.getRed()) < 48
                && Math.abs(seen.getGreen() - wanted.getGreen()) < 48
                && Math.abs(seen.getBlue() - wanted.getBlue()) < 48;
    }

    /** A segment of a JPEG: the orientation in a directory of one entry, and words after it. */
    private static byte[] exif(int orientation, String words) {
        byte[] after = words.getBytes(StandardCharsets.ISO_8859_1);
        return ByteBuffer.allocate(32 + after.length)
                .put("Exif\0\0MM".getBytes(StandardCharsets.ISO_8859_1))
                .putShort((short) 42)
                .putInt(8)
                .putShort((short) 1)
                .putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) orientation)
                .putShort((short) 0)
                .putInt(0)
                .put(after)
                .array();
    }

    private static byte[] withExif(byte[] jpeg, byte[] exif) {
        return ByteBuffer.allocate(jpeg.length + exif.length + 4)
                .put(jpeg, 0, 2)
                .putShort((short) 0xFFE1)
                .putShort((short) (exif.length + 2))
                .put(exif)
                .put(jpeg, 2, jpeg.length - 2)
                .array();
    }

    /** A PNG that says how large it is, and no more. */
    private static byte[] header(int width, int height) {
        byte[] chunk = ByteBuffer.allocate(17)
                .put("IHDR".getBytes(StandardCharsets.ISO_8859_1))
                .putInt(width)
                .putInt(height)
                .put(new byte[] {8, 2, 0, 0, 0})
                .array();
        CRC32 sum = new CRC32();
        sum.update(chunk);
        return ByteBuffer.allocate(33)
                .putLong(0x89504E470D0A1A0AL)
                .putInt(13)
                .put(chunk)
                .putInt((int) sum.getValue())
                .array();
    }
}
