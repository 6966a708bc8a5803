package nl.kring.platform.ui;

import com.vaadin.flow.component.upload.UploadI18N;
import java.util.List;
import java.util.function.UnaryOperator;

/** What Vaadin's own part for files says while one is on its way. */
public class UploadWords extends UploadI18N {
    public UploadWords(UnaryOperator<String> text) {
        setUploading(new Uploading()
                .setStatus(new Uploading.Status()
                        .setConnecting(text.apply("upload.busy"))
                        .setStalled(text.apply("upload.slow"))
                        .setProcessing(text.apply("upload.busy"))
                        .setHeld(text.apply("upload.busy")))
                .setRemainingTime(new Uploading.RemainingTime().setPrefix("").setUnknown(""))
                .setError(new Uploading.Error()
                        .setServerUnavailable(text.apply("upload.failed"))
                        .setUnexpectedServerError(text.apply("upload.failed"))
                        .setForbidden(text.apply("upload.failed"))));
        setFile(new File()
                .setRetry(text.apply("upload.again"))
                .setStart(text.apply("upload.again"))
                .setRemove(text.apply("upload.remove")));
        setUnits(new Units().setSize(List.of("B", "kB", "MB", "GB", "TB", "PB", "EB", "ZB", "YB")));
    }
}
