package io.assent.design;

import io.assent.shared.Refusal.Problem;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.regex.Pattern;

/** Which files a draft takes, whatever they say. */
final class DraftFiles {

    private static final Pattern NAME =
            Pattern.compile("((scenarios|templates)/)?[A-Za-z0-9][A-Za-z0-9_-]{0,79}(\\.[A-Za-z0-9_-]{1,20}){1,3}");
    private static final int LARGEST = 2_000_000;
    private static final int MOST = 200;

    private DraftFiles() {}

    /** @param altogether how many the draft would have */
    static List<Problem> wrong(SortedMap<String, byte[]> files, int altogether) {
        List<Problem> wrong = new ArrayList<>();
        if (altogether > MOST) {
            wrong.add(new Problem("/files", "TOO_MANY", "A pack has at most %d files.".formatted(MOST)));
        }
        files.forEach((name, content) -> {
            String pointer = "/files/" + name.replace("~", "~0").replace("/", "~1");
            if (!NAME.matcher(name).matches()) {
                wrong.add(new Problem(
                        pointer,
                        "INVALID",
                        "Name it like request.form, scenarios/it-ends.yaml or templates/ticket-approved.en.md."));
            } else if (content.length > LARGEST) {
                wrong.add(new Problem(pointer, "TOO_LONG", "A file of a pack has at most 2 MB."));
            } else if (!isText(content)) {
                wrong.add(new Problem(pointer, "INVALID", "It is not text in UTF-8."));
            }
        });
        return wrong;
    }

    private static boolean isText(byte[] content) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
