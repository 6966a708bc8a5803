package nl.kring.platform;

import java.util.List;

/** What a person asked cannot be done; the key is a sentence in the texts that says why and what to do instead. */
public class Refused extends RuntimeException {
    private final String key;
    private final List<Object> arguments;

    public Refused(String key, Object... arguments) {
        super(key);
        this.key = key;
        this.arguments = List.of(arguments);
    }

    public String key() {
        return key;
    }

    public Object[] arguments() {
        return arguments.toArray();
    }
}
