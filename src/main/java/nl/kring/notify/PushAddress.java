package nl.kring.notify;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Which addresses of devices are sent to. They come from a browser, so from anybody: only known services, only out into the world, and never on to where one points. */
@Component
class PushAddress {
    static final int LONGEST = 1000;
    private static final int HTTPS = 443;

    private final PushSettings settings;

    PushAddress(PushSettings settings) {
        this.settings = settings;
    }

    /** The address as it is sent to; nothing if it is not one of a known service. */
    Optional<URI> of(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            return Optional.of(URI.create(text)).filter(this::isKnown);
        } catch (IllegalArgumentException nonsense) {
            return Optional.empty();
        }
    }

    private boolean isKnown(URI address) {
        var host = address.getHost();
        if (host == null || address.getRawUserInfo() != null || address.getRawFragment() != null) {
            return false;
        }
        var secure = "https".equals(address.getScheme()) && (address.getPort() == -1 || address.getPort() == HTTPS);
        return (secure || settings.local()) && isService(host.toLowerCase(Locale.ROOT));
    }

    private boolean isService(String host) {
        return settings.services().stream()
                .map(String::strip)
                .anyMatch(service -> service.startsWith(".") ? host.endsWith(service) : host.equals(service));
    }

    /** Asked each time before anything is sent: also a known name may come to point into the own network. */
    boolean leadsOutside(URI address) throws UnknownHostException {
        if (settings.local()) {
            return true;
        }
        for (var one : InetAddress.getAllByName(address.getHost())) {
            if (isInside(one)) {
                return false;
            }
        }
        return true;
    }

    /** The own machine, the own network, and what a cloud keeps for its machines (169.254.169.254). */
    static boolean isInside(InetAddress address) {
        return address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()
                || isReserved(address.getAddress(), address instanceof Inet6Address);
    }

    /** What Java has no name for: 0/8, 100.64/10, 192.0.0/24, 198.18/15 and 240/4; fc00::/7, and ways through to IPv4. */
    private static boolean isReserved(byte[] address, boolean six) {
        var first = address[0] & 0xff;
        var second = address[1] & 0xff;
        if (six) {
            return (first & 0xfe) == 0xfc || first == 0 || first == 0x20 && second == 0x02;
        }
        return first == 0
                || first == 100 && (second & 0xc0) == 64
                || first == 192 && second == 0 && address[2] == 0
                || first == 198 && (second & 0xfe) == 18
                || first >= 240;
    }
}
