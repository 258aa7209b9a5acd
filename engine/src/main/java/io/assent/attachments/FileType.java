package io.assent.attachments;

import io.assent.shared.Refusal;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.apache.tika.Tika;
import org.apache.tika.mime.MediaType;

/**
 * What a file really is.
 *
 * <p>The content decides, not the name: a page named {@code photo.png} is kept as a page and so never shown inline. The name only makes a
 * general type more special (a spreadsheet is a zip to its content). What a computer would run is refused, by content or by name, and so
 * is what its name {@linkplain NamedKind misleads} about.
 */
record FileType(String media) {
    private static final int LOOKED_AT = 64 * 1024;
    private static final Tika TIKA = new Tika();
    private static final Set<String> SHOWN =
            Set.of("image/png", "image/jpeg", "image/gif", "image/webp", "image/avif", "application/pdf");
    private static final Set<String> RUN = Set.of(
            "application/x-msdownload",
            "application/x-dosexec",
            "application/x-executable",
            "application/x-elf",
            "application/x-sharedlib",
            "application/x-object",
            "application/x-mach-o",
            "application/x-mach-o-executable",
            "application/java-vm",
            "application/java-archive",
            "application/x-sh",
            "application/x-bat",
            "application/x-msi",
            "application/x-ms-installer",
            "application/x-ms-shortcut",
            "application/x-mslnk",
            "application/hta",
            "application/vnd.android.package-archive",
            "application/x-debian-package",
            "application/x-rpm",
            "application/x-apple-diskimage",
            "application/vnd.ms-htmlhelp",
            "application/chm",
            "text/javascript",
            "application/javascript",
            "text/vbscript",
            "text/x-vbscript");
    private static final Set<String> RUN_BY_NAME = Set.of(
            "exe", "dll", "com", "scr", "pif", "msi", "msp", "msix", "appx", "bat", "cmd", "ps1", "psm1", "vbs", "vbe",
            "js", "jse", "mjs", "wsf", "wsh", "hta", "jar", "class", "jnlp", "lnk", "reg", "cpl", "msc", "scf", "sys",
            "drv", "ocx", "chm", "sh", "bash", "apk", "app", "dmg", "pkg", "deb", "rpm", "elf", "so", "dylib", "xll",
            "gadget", "url", "desktop");

    /** @throws Refusal when it is something to run */
    static FileType of(FileName name, Path content) {
        String seen = ofBeginning(content);
        String media = detect(name, content, seen);
        if (RUN.contains(media) || RUN_BY_NAME.contains(name.extension())) {
            throw Refusal.invalid(List.of(new Refusal.Problem(
                    "/file",
                    "TYPE_REFUSED",
                    "Programs and scripts are not taken (%s); put the text into a document.".formatted(name.text()))));
        }
        NamedKind.check(name, seen);
        return new FileType(media);
    }

    /** Whether browsers may show it in place: pictures that hold no script, and PDF. */
    boolean isShown() {
        return SHOWN.contains(media);
    }

    boolean isPdf() {
        return media.equals("application/pdf");
    }

    private static String detect(FileName name, Path content, String seen) {
        try (InputStream stream = new BufferedInputStream(Files.newInputStream(content))) {
            String both = TIKA.detect(stream, name.text());
            String media = MediaType.parse(both).getBaseType().toString();
            return SHOWN.contains(media) && !both.equals(seen) ? MediaType.OCTET_STREAM.toString() : media;
        } catch (IOException e) {
            throw unseen(e);
        }
    }

    /** By its first bytes alone: a name does not make a picture. */
    private static String ofBeginning(Path content) {
        try (InputStream stream = Files.newInputStream(content)) {
            return TIKA.detect(stream.readNBytes(LOOKED_AT));
        } catch (IOException e) {
            throw unseen(e);
        }
    }

    private static UncheckedIOException unseen(IOException e) {
        return new UncheckedIOException("A file could not be looked at", e);
    }
}
