package nl.kring.export.ui;

import com.vaadin.flow.component.upload.UploadI18N;
import java.util.List;
import java.util.function.UnaryOperator;

/** What Vaadin's own part for files says while one is on its way. */
class UploadWords extends UploadI18N {
    UploadWords(UnaryOperator<String> text) {
        setUploading(new Uploading()
                .setStatus(new Uploading.Status()
                        .setConnecting(text.apply("bring.upload.busy"))
                        .setStalled(text.apply("bring.upload.slow"))
                        .setProcessing(text.apply("bring.upload.busy"))
                        .setHeld(text.apply("bring.upload.busy")))
                .setRemainingTime(new Uploading.RemainingTime().setPrefix("").setUnknown(""))
                .setError(new Uploading.Error()
                        .setServerUnavailable(text.apply("bring.upload.failed"))
                        .setUnexpectedServerError(text.apply("bring.upload.failed"))
                        .setForbidden(text.apply("bring.upload.failed"))));
        setFile(new File()
                .setRetry(text.apply("bring.upload.again"))
                .setStart(text.apply("bring.upload.again"))
                .setRemove(text.apply("bring.upload.remove")));
        setUnits(new Units().setSize(List.of("B", "kB", "MB", "GB", "TB", "PB", "EB", "ZB", "YB")));
    }
}
