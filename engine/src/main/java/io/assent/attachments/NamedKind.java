package io.assent.attachments;

import io.assent.shared.Refusal;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What a name's extension promises. Only a content of another kind breaks the promise: bytes that nobody knows do not. */
enum NamedKind {
    PICTURE(
            "%s is not a picture but %s; rename it or choose another file.",
            "image/(?!svg).*",
            Set.of("png", "jpg", "jpeg", "jpe", "jfif", "gif", "webp", "avif", "bmp", "tif", "tiff", "heic", "heif")),
    PDF("%s is not a PDF document but %s; rename it or choose another file.", "application/pdf", Set.of("pdf")),
    /** Other programs write their tables as text or pages for spreadsheets of old, which read those. */
    OLD_DOCUMENT(
            "%s is not an office document but %s; rename it or choose another file.",
            "application/(?!pdf).*|(text|message|multipart)/.*", Set.of("doc", "dot", "xls", "xlt", "ppt", "pps")),
    DOCUMENT(
            "%s is not an office document but %s; rename it or choose another file.",
            "application/(?!pdf|(.*\\+)?xml).*",
            Set.of(
                    "docx", "docm", "dotx", "xlsx", "xlsm", "xlsb", "xltx", "pptx", "pptm", "ppsx", "potx", "odt",
                    "ods", "odp", "odg")),
    ARCHIVE(
            "%s is not an archive but %s; rename it or choose another file.",
            "application/(?!pdf|(.*\\+)?xml).*", Set.of("zip", "7z", "rar", "tar", "tgz", "gz"));

    private final String broken;
    private final Pattern kept;
    private final Set<String> extensions;

    NamedKind(String broken, String kept, Set<String> extensions) {
        this.broken = broken;
        this.kept = Pattern.compile(kept + "|application/octet-stream");
        this.extensions = extensions;
    }

    /**
     * @param seen the media type by the content alone
     * @throws Refusal when the name promises something else
     */
    static void check(FileName name, String seen) {
        Arrays.stream(values())
                .filter(kind -> kind.extensions.contains(name.extension()))
                .filter(kind -> !kind.kept.matcher(seen).matches())
                .findFirst()
                .ifPresent(kind -> {
                    throw Refusal.invalid(List.of(
                            new Refusal.Problem("/file", "NAME_MISLEADS", kind.broken.formatted(name.text(), seen))));
                });
    }
}
