package nl.kring.timeline.ui;

import java.util.UUID;
import nl.kring.platform.NotFound;
import nl.kring.timeline.PhotoId;
import nl.kring.timeline.PhotoService;
import nl.kring.timeline.photo.PhotoSize;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The file of a photo, for who may look at it at this moment; nothing of it stays on a device that others use too. */
@RestController
class PhotoDownload {
    private static final String ADDRESS = "/photo/{photo}/{size}";

    private final PhotoService photos;

    PhotoDownload(PhotoService photos) {
        this.photos = photos;
    }

    static String of(PhotoId photo, PhotoSize size) {
        return ADDRESS.substring(1).replace("{photo}", photo.value().toString()).replace("{size}", size.word());
    }

    @GetMapping(ADDRESS)
    ResponseEntity<byte[]> photo(@PathVariable String photo, @PathVariable String size) {
        try {
            var file = photos.open(id(photo), PhotoSize.of(size).orElseThrow(NotFound::new));
            return ResponseEntity.ok()
                    .contentType(MediaType.IMAGE_JPEG)
                    .cacheControl(CacheControl.noStore())
                    .header("Content-Disposition", "inline; filename=\"foto.jpg\"")
                    .header("Content-Security-Policy", "default-src 'none'")
                    .header("Cross-Origin-Resource-Policy", "same-origin")
                    .body(file);
        } catch (NotFound no) {
            return ResponseEntity.notFound()
                    .cacheControl(CacheControl.noStore())
                    .build();
        }
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException nonsense) {
            throw new NotFound();
        }
    }
}
