package nl.kring.watch.ui;

import com.vaadin.flow.component.Component;
import java.util.List;
import java.util.stream.Stream;

/** Who is asked to help, in a sentence; who reads it about oneself reads "jij". */
final class AskedWords {
    private AskedWords() {}

    static String of(Component speaker, List<String> others, boolean me) {
        if (me && others.isEmpty()) {
            return speaker.getTranslation("obs.asked.me");
        }
        var all = Stream.concat(
                        Stream.of(speaker.getTranslation("timeline.you")).filter(_ -> me), others.stream())
                .toList();
        return speaker.getTranslation("obs.asked", Names.joined(speaker, all), all.size());
    }
}
