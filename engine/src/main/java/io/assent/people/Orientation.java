package io.assent.people;

import java.awt.geom.AffineTransform;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Set;

/** How a camera was held: it leaves the pixels of a JPEG as they came, and says in EXIF how they lie. */
final class Orientation {

    private static final int UPRIGHT = 1;
    private static final int EXIF = 0xFFE1;
    private static final int LETTERS_OF_EXIF = 0x45786966;
    private static final int TAG = 0x0112;
    private static final short LITTLE_ENDIAN = 0x4949;

    private Orientation() {}

    /** From 1, upright, to 8; upright as well when the file says nothing. */
    static int of(byte[] file) {
        ByteBuffer jpeg = ByteBuffer.wrap(file);
        try {
            int at = 2;
            while (jpeg.get(at) == (byte) 0xFF) {
                int length = Short.toUnsignedInt(jpeg.getShort(at + 2));
                if (Short.toUnsignedInt(jpeg.getShort(at)) == EXIF && jpeg.getInt(at + 4) == LETTERS_OF_EXIF) {
                    return ofExif(jpeg.slice(at + 10, length - 8));
                }
                at += 2 + length;
            }
            return UPRIGHT;
        } catch (IndexOutOfBoundsException ended) {
            return UPRIGHT;
        }
    }

    private static int ofExif(ByteBuffer tiff) {
        tiff.order(tiff.getShort(0) == LITTLE_ENDIAN ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int directory = tiff.getInt(4);
        int entries = Short.toUnsignedInt(tiff.getShort(directory));
        for (int i = 0; i < entries; i++) {
            int entry = directory + 2 + 12 * i;
            if (tiff.getShort(entry) == TAG) {
                return tiff.getShort(entry + 8);
            }
        }
        return UPRIGHT;
    }

    /** Turns a square picture upright. */
    static AffineTransform upright(int orientation, int side) {
        int quarters = switch (orientation) {
            case 6, 7 -> 1;
            case 3, 4 -> 2;
            case 5, 8 -> 3;
            default -> 0;
        };
        AffineTransform turn = AffineTransform.getQuadrantRotateInstance(quarters, side / 2.0, side / 2.0);
        if (Set.of(2, 4, 5, 7).contains(orientation)) {
            turn.translate(side, 0);
            turn.scale(-1, 1);
        }
        return turn;
    }
}
