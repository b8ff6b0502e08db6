package io.tierwall.model.service;

import io.tierwall.model.IntentPath;
import io.tierwall.model.Naming;
import io.tierwall.model.Service;
import io.tierwall.model.SystemFields;
import io.tierwall.model.service.ServiceEntry.Gateway;
import io.tierwall.model.service.ServiceEntry.IcmpProtocol;
import io.tierwall.model.service.ServiceEntry.L4Protocol;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/**
 * The services that every manager brings along, such as {@code /infra/services/HTTPS}. Nobody can change them. They are
 * listed in {@code predefined-services.txt} beside this class.
 */
public final class PredefinedServices {

    private static final String LIST = "predefined-services.txt";
    private static final List<Service> ALL = read();

    private PredefinedServices() {}

    /** All of them, in the order of the list. */
    public static List<Service> all() {
        return ALL;
    }

    private static List<Service> read() {
        try (InputStream list = PredefinedServices.class.getResourceAsStream(LIST)) {
            if (list == null) {
                throw new IllegalStateException(LIST + " is not in the jar");
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(list, StandardCharsets.UTF_8));
            return lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(PredefinedServices::service)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Service service(String line) {
        List<String> columns =
                Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
        String name = columns.get(1);
        String id = name.replace(' ', '_').replace('/', '_');
        IntentPath path = IntentPath.service(id);
        String detail = columns.size() > 2 ? columns.get(2) : "";
        ServiceEntry entry = entry(columns.get(0), id, Naming.of(name), detail);
        return new Service(path, Naming.of(name), SystemFields.builtIn(path.value()), List.of(entry));
    }

    private static ServiceEntry entry(String kind, String id, Naming naming, String detail) {
        return switch (kind) {
            case "TCP", "UDP" ->
                new ServiceEntry.L4PortSet(id, naming, L4Protocol.valueOf(kind), ports(detail), List.of());
            case "ALG" -> new ServiceEntry.Alg(id, naming, Gateway.valueOf(id), ports(detail), List.of());
            case "ICMPv4", "ICMPv6" ->
                new ServiceEntry.Icmp(id, naming, IcmpProtocol.valueOf(kind), number(detail, 0), number(detail, 1));
            case "IGMP" -> new ServiceEntry.Igmp(id, naming);
            case String unknown -> throw new IllegalStateException(LIST + ": unknown kind " + unknown);
        };
    }

    private static List<PortRange> ports(String detail) {
        return Arrays.stream(detail.split(",", -1))
                .map(port -> PortRange.parse(port)
                        .orElseThrow(() -> new IllegalStateException(LIST + ": not a port: " + port)))
                .toList();
    }

    private static OptionalInt number(String detail, int index) {
        String[] numbers = detail.split("/", -1);
        return index < numbers.length && !numbers[index].isEmpty()
                ? OptionalInt.of(Integer.parseInt(numbers[index]))
                : OptionalInt.empty();
    }
}
