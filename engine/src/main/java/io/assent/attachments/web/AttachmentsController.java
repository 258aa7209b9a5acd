package io.assent.attachments.web;

import io.assent.attachments.AttachmentView;
import io.assent.attachments.Attachments;
import io.assent.attachments.Attachments.Download;
import io.assent.people.People;
import io.assent.people.PersonRef;
import io.assent.people.PersonView;
import io.assent.shared.Caller;
import io.assent.shared.Page;
import io.assent.shared.web.Cursor;
import io.assent.shared.web.Limit;
import io.assent.shared.web.SortedBy;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.SchemaProperty;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpRange;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.util.UriUtils;

@RestController
@RequestMapping("/api/v1")
class AttachmentsController {
    private static final String CAGE = "default-src 'none'; style-src 'unsafe-inline'; sandbox";
    /** A sandboxed document may not start the browser's PDF viewer. */
    private static final String CAGE_OF_PDF =
            "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'";

    private final Attachments attachments;
    private final People people;

    AttachmentsController(Attachments attachments, People people) {
        this.attachments = attachments;
        this.people = people;
    }

    @PostMapping("/tickets/{ticket}/attachments")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            requestBody =
                    @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.MULTIPART_FORM_DATA_VALUE,
                                            schemaProperties =
                                                    @SchemaProperty(
                                                            name = "file",
                                                            schema = @Schema(type = "string", format = "binary")))))
    ResponseEntity<AttachmentResponse> add(Caller caller, @PathVariable UUID ticket, HttpServletRequest request) {
        attachments.checkMayAdd(caller, ticket);
        MultipartFile file = Upload.of(request);
        try (InputStream stream = file.getInputStream()) {
            AttachmentView added = attachments.add(caller, ticket, file.getOriginalFilename(), stream);
            return ResponseEntity.created(URI.create("/api/v1/attachments/" + added.id()))
                    .body(responses(caller, List.of(added)).getFirst());
        } catch (IOException e) {
            throw new UncheckedIOException("An upload could not be read", e);
        }
    }

    @GetMapping("/tickets/{ticket}/attachments")
    @SortedBy("created_at")
    Page<AttachmentResponse> list(
            Caller caller,
            @PathVariable UUID ticket,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        List<AttachmentResponse> all = responses(caller, attachments.list(caller, ticket));
        return Cursor.page(all, cursor, Limit.orAll(limit), AttachmentResponse::id);
    }

    /** @param inline shows pictures and PDF in place; anything else is downloaded all the same */
    @GetMapping("/attachments/{id}/content")
    ResponseEntity<Resource> content(
            Caller caller,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "false") boolean inline,
            @RequestHeader(name = HttpHeaders.RANGE, required = false) @Nullable String range)
            throws IOException {
        Download download = attachments.read(caller, id);
        boolean shown = inline && download.isShown();
        return ResponseEntity.ok()
                .contentType(type(download))
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition(download, shown))
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", shown && download.isPdf() ? CAGE_OF_PDF : CAGE)
                .header("X-Frame-Options", shown ? "SAMEORIGIN" : "DENY")
                .cacheControl(CacheControl.noCache().cachePrivate())
                .eTag(download.attachment().sha256())
                .body(within(download.content(), range));
    }

    /** What asks for parts in a way nobody understands gets the whole; who asks for what lies behind the end is told (RFC 9110, 14.2). */
    private static Resource within(Resource content, @Nullable String range) throws IOException {
        List<HttpRange> wanted;
        try {
            wanted = HttpRange.parseRanges(range);
        } catch (IllegalArgumentException unknown) {
            return new InputStreamResource(content);
        }
        long length = content.contentLength();
        boolean beyond = wanted.stream().anyMatch(each -> each.getRangeStart(length) >= length);
        if (beyond) {
            throw new ResponseStatusException(
                    HttpStatus.REQUESTED_RANGE_NOT_SATISFIABLE,
                    "The file has %d bytes; ask for parts of those.".formatted(length));
        }
        return content;
    }

    @DeleteMapping("/attachments/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(Caller caller, @PathVariable UUID id) {
        attachments.remove(caller, id);
    }

    /** Markup never leaves under its own name. */
    private static MediaType type(Download download) {
        return download.isShown()
                ? MediaType.parseMediaType(download.attachment().type())
                : MediaType.APPLICATION_OCTET_STREAM;
    }

    /** The name in ASCII for old readers, and the whole one beside it (RFC 6266). */
    private static String disposition(Download download, boolean shown) {
        String name = download.attachment().name();
        String disposition = (shown ? "inline" : "attachment") + "; filename=\"" + download.asciiName() + "\"";
        return name.equals(download.asciiName())
                ? disposition
                : disposition + "; filename*=UTF-8''" + UriUtils.encode(name, StandardCharsets.UTF_8);
    }

    private List<AttachmentResponse> responses(Caller caller, List<AttachmentView> found) {
        Map<UUID, PersonView> persons = people.find(
                caller.tenant(), found.stream().map(AttachmentView::addedBy).collect(Collectors.toSet()));
        return found.stream()
                .map(attachment -> AttachmentResponse.of(attachment, ref(attachment.addedBy(), persons)))
                .toList();
    }

    private static PersonRef ref(UUID id, Map<UUID, PersonView> persons) {
        PersonView person = persons.get(id);
        return person == null ? PersonRef.unknown(id, "Assent") : PersonRef.of(person);
    }
}
