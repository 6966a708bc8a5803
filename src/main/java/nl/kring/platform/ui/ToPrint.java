package nl.kring.platform.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import java.io.ByteArrayInputStream;
import java.util.function.Supplier;

/** A link that opens a paper in a tab of its own, where it can be printed; it is made when it is opened. */
public class ToPrint extends Anchor {
    public ToPrint(String words, String file, Supplier<byte[]> paper) {
        super(
                DownloadHandler.fromInputStream(_ -> {
                            var pdf = paper.get();
                            return new DownloadResponse(
                                    new ByteArrayInputStream(pdf), file, "application/pdf", pdf.length);
                        })
                        .inline(),
                "");
        add(Icon.FILE.create(), new Span(words));
        addClassName("btn");
        setTarget("_blank");
    }
}
