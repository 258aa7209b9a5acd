package io.assent.attachments;

import java.text.Normalizer;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A file's name, fit for any file system and not made to deceive. */
record FileName(String text) {
    private static final int LONGEST = 200;
    private static final int LONGEST_EXTENSION = 20;

    /**
     * Keeps the last part of a path; drops control and direction characters, and what file systems do not take, also where a
     * browser has written it as the HTML standard wants it in {@code multipart/form-data}: a quotation mark as {@code %22}.
     */
    static FileName of(@Nullable String given) {
        String plain = given == null ? "" : given.replace("%22", "\"").replaceAll("%0[AD]", "");
        String name = Normalizer.normalize(plain, Normalizer.Form.NFC);
        name = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        name = name.replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Zl}\\p{Zp}]", "")
                .replaceAll("[<>:\"|?*]", "_");
        name = name.replaceAll("^[\\s.]+|[\\s.]+$", "");
        return new FileName(name.isEmpty() ? "file" : shortened(name));
    }

    /** In small letters, without the point. */
    String extension() {
        int point = text.lastIndexOf('.');
        return point < 0 ? "" : text.substring(point + 1).toLowerCase(Locale.ROOT);
    }

    /** Safe between quotation marks; letters lose their marks, and what has no like in ASCII becomes an underscore. */
    String ascii() {
        return Normalizer.normalize(text.replace("ß", "ss"), Normalizer.Form.NFKD)
                .replaceAll("\\p{M}+", "")
                .replaceAll("[^\\x20-\\x7E]|[%\"\\\\]", "_");
    }

    private static String shortened(String name) {
        if (name.length() <= LONGEST) {
            return name;
        }
        int point = name.lastIndexOf('.');
        String end = point > 0 && name.length() - point <= LONGEST_EXTENSION ? name.substring(point) : "";
        int cut = LONGEST - end.length();
        return name.substring(0, Character.isHighSurrogate(name.charAt(cut - 1)) ? cut - 1 : cut) + end;
    }
}
