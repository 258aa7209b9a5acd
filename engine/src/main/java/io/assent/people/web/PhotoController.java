package io.assent.people.web;

import io.assent.people.Photos;
import io.assent.people.Photos.Photo;
import io.assent.shared.Caller;
import io.assent.shared.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/people/{id}/photo")
class PhotoController {

    private static final CacheControl FOR_EVER =
            CacheControl.maxAge(Duration.ofDays(365)).cachePrivate().immutable();
    private static final CacheControl ASK_AGAIN = CacheControl.noCache().cachePrivate();

    private final Photos photos;

    PhotoController(Photos photos) {
        this.photos = photos;
    }

    /** @param photo its address */
    record PhotoResponse(String photo) {}

    /** @param v the hash in the address that was told; what lies there never changes */
    @GetMapping
    ResponseEntity<byte[]> read(
            Caller caller, @PathVariable UUID id, @RequestParam(required = false) @Nullable String v) {
        Photo photo = photos.read(caller, id, v);
        return ResponseEntity.ok()
                .contentType(MediaType.IMAGE_JPEG)
                .eTag(photo.hash())
                .cacheControl(photo.hash().equals(v) ? FOR_EVER : ASK_AGAIN)
                .body(photo.content());
    }

    @PutMapping
    @Operation(
            summary = "Take a PNG, JPEG or GIF of at most 5 MB as the photo: its middle, as a small square",
            requestBody =
                    @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_OCTET_STREAM_VALUE,
                                            schema = @Schema(type = "string", format = "binary"))))
    PhotoResponse change(Caller caller, @PathVariable UUID id, HttpServletRequest request) {
        photos.checkMayChange(caller, id);
        requirePicture(request.getContentType());
        try {
            byte[] file = request.getInputStream().readNBytes(Photos.LARGEST + 1);
            return new PhotoResponse(photos.change(caller, id, file));
        } catch (IOException e) {
            throw new UncheckedIOException("A photo could not be read", e);
        }
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(Caller caller, @PathVariable UUID id) {
        photos.remove(caller, id);
    }

    /** Of which kind it really is its content says. */
    private static void requirePicture(@Nullable String type) {
        String said = type == null ? MediaType.APPLICATION_OCTET_STREAM_VALUE : type.toLowerCase(Locale.ROOT);
        if (!said.startsWith("image/") && !said.startsWith(MediaType.APPLICATION_OCTET_STREAM_VALUE)) {
            throw new Refusal(
                    Refusal.Category.WRONG_MEDIA_TYPE,
                    "WRONG_MEDIA_TYPE",
                    "Send the picture itself as the body, and say image/jpeg, image/png or image/gif in Content-Type.");
        }
    }
}
