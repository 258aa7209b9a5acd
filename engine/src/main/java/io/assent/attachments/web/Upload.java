package io.assent.attachments.web;

import io.assent.attachments.FileTooLarge;
import io.assent.attachments.StorageFull;
import io.assent.shared.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.util.WebUtils;

/** The part {@code file} of a multipart request; its body is read only here, after the sender's authority was checked. */
final class Upload {

    private Upload() {}

    static MultipartFile of(HttpServletRequest request) {
        var multipart = WebUtils.getNativeRequest(request, MultipartHttpServletRequest.class);
        if (multipart == null) {
            throw new Refusal(
                    Refusal.Category.WRONG_MEDIA_TYPE,
                    "WRONG_MEDIA_TYPE",
                    "Send the file as multipart/form-data, in a part named file.");
        }
        MultipartFile file = read(multipart);
        if (file == null) {
            throw Refusal.invalid(
                    List.of(new Refusal.Problem("/file", "REQUIRED", "Send the file in a part named file.")));
        }
        return file;
    }

    private static MultipartFile read(MultipartHttpServletRequest multipart) {
        try {
            return multipart.getFile("file");
        } catch (MaxUploadSizeExceededException e) {
            throw isOfHeader(e) ? nameTooLong() : new FileTooLarge();
        } catch (MultipartException e) {
            if (StorageFull.isCauseOf(e)) {
                throw new StorageFull();
            }
            if (isOfHeader(e)) {
                throw nameTooLong();
            }
            throw new Refusal(
                    Refusal.Category.UNREADABLE,
                    "UNREADABLE",
                    "The multipart body is broken or ended too early; send it again.");
        }
    }

    /** The server tells so by its words only. */
    private static boolean isOfHeader(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (String.valueOf(cause.getMessage()).contains("Header section")) {
                return true;
            }
        }
        return false;
    }

    private static Refusal nameTooLong() {
        return new Refusal(
                Refusal.Category.UNREADABLE,
                "FILE_NAME_TOO_LONG",
                "The file's name is too long to be read; rename the file and send it again.");
    }
}
