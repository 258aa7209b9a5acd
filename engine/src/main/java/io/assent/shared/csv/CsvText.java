package io.assent.shared.csv;

import io.assent.shared.Refusal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** The characters of a file whose encoding nobody tells. */
final class CsvText {

    /** What a spreadsheet on Windows writes when it does not write Unicode; every ISO 8859-1 text is one as well. */
    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private static final Map<String, Charset> BY_BYTE_ORDER_MARK = Map.of(
            "\u00ef\u00bb\u00bf", StandardCharsets.UTF_8,
            "\u00fe\u00ff", StandardCharsets.UTF_16BE,
            "\u00ff\u00fe", StandardCharsets.UTF_16LE);

    private CsvText() {}

    /** Without the byte order mark. @throws Refusal when the file is no text */
    static String of(byte[] file) {
        String start = new String(file, 0, Math.min(file.length, 3), StandardCharsets.ISO_8859_1);
        String text = BY_BYTE_ORDER_MARK.entrySet().stream()
                .filter(mark -> start.startsWith(mark.getKey()))
                .findFirst()
                .map(mark -> decoded(file, mark.getKey().length(), List.of(mark.getValue())))
                .orElseGet(() -> decoded(file, 0, List.of(StandardCharsets.UTF_8, WINDOWS)));
        if (text.chars().anyMatch(CsvText::isNoText)) {
            throw noText();
        }
        return text;
    }

    private static String decoded(byte[] file, int from, List<Charset> tried) {
        for (Charset charset : tried) {
            try {
                return charset.newDecoder()
                        .decode(ByteBuffer.wrap(file, from, file.length - from))
                        .toString();
            } catch (CharacterCodingException notThisOne) {
                continue;
            }
        }
        throw noText();
    }

    private static boolean isNoText(int character) {
        return character < ' ' && "\t\r\n".indexOf(character) < 0;
    }

    private static Refusal noText() {
        return CsvFile.unreadable(
                "NOT_A_TABLE",
                "This is no CSV file; in the spreadsheet choose \"Save as\" and the type \"CSV UTF-8\".");
    }
}
