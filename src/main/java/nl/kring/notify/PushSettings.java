package nl.kring.notify;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Whether and how people are told on their devices.
 *
 * @param on whether this Kring tells anybody so: messages go by the services of the makers of browsers, which whoever runs it decides
 * @param publicKey one half of the pair by which those services know this Kring; empty for a pair that is made once
 * @param services the hosts that anything is sent to; one that begins with a dot stands for all below it
 * @param local for tests: a service on this machine too, and without TLS
 */
@ConfigurationProperties("kring.push")
record PushSettings(boolean on, String publicKey, String privateKey, List<String> services, boolean local) {
    /** Without the private key: what is printed may be read. */
    @Override
    public String toString() {
        return "PushSettings[" + on + ", " + services + "]";
    }
}
