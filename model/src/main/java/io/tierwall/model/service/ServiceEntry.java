package io.tierwall.model.service;

import io.tierwall.model.IntentPath;
import io.tierwall.model.Naming;
import java.util.List;
import java.util.OptionalInt;

/** One kind of traffic of a service. Antrea clusters enforce {@link L4PortSet} without source ports, nothing else. */
public sealed interface ServiceEntry {

    /** Unique within its service. */
    String id();

    /** How people name it. */
    Naming naming();

    /** The transport protocols that have ports. */
    enum L4Protocol {
        TCP,
        UDP
    }

    /** The two ICMPs. */
    enum IcmpProtocol {
        ICMPv4,
        ICMPv6
    }

    /** The application level gateways that NSX knows. */
    enum Gateway {
        ORACLE_TNS,
        FTP,
        SUN_RPC_TCP,
        SUN_RPC_UDP,
        MS_RPC_TCP,
        MS_RPC_UDP,
        NBNS_BROADCAST,
        NBDG_BROADCAST,
        TFTP
    }

    /**
     * TCP or UDP by ports.
     *
     * @param destinationPorts any of these; empty for all
     * @param sourcePorts any of these; empty for all
     */
    record L4PortSet(
            String id,
            Naming naming,
            L4Protocol protocol,
            List<PortRange> destinationPorts,
            List<PortRange> sourcePorts)
            implements ServiceEntry {

        public L4PortSet {
            destinationPorts = List.copyOf(destinationPorts);
            sourcePorts = List.copyOf(sourcePorts);
        }
    }

    /** ICMP, of any type and code where none is given. */
    record Icmp(String id, Naming naming, IcmpProtocol protocol, OptionalInt type, OptionalInt code)
            implements ServiceEntry {}

    /** IGMP. */
    record Igmp(String id, Naming naming) implements ServiceEntry {}

    /** An IP protocol by its number, 0 to 255. */
    record IpProtocol(String id, Naming naming, int number) implements ServiceEntry {}

    /** A protocol that opens further connections. */
    record Alg(String id, Naming naming, Gateway gateway, List<PortRange> destinationPorts, List<PortRange> sourcePorts)
            implements ServiceEntry {

        public Alg {
            destinationPorts = List.copyOf(destinationPorts);
            sourcePorts = List.copyOf(sourcePorts);
        }
    }

    /** An Ethernet frame type. */
    record EtherType(String id, Naming naming, int number) implements ServiceEntry {}

    /** Another service's entries. */
    record Nested(String id, Naming naming, IntentPath service) implements ServiceEntry {}
}
