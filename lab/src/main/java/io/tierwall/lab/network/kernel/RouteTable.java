package io.tierwall.lab.network.kernel;

import io.tierwall.lab.network.NetworkException;
import io.tierwall.model.address.Cidr;
import io.tierwall.model.address.IpAddress;

/** Links, addresses and routes of one namespace. Links are named by number. IPv4 only. Thread-safe. */
final class RouteTable implements AutoCloseable {

    /** The link of a namespace to itself. */
    static final int LOOPBACK = 1;

    private static final int NEW_LINK = 16;
    private static final int DELETE_LINK = 17;
    private static final int NEW_ADDRESS = 20;
    private static final int NEW_ROUTE = 24;
    private static final int DELETE_ROUTE = 25;
    private static final int REPLACE = 0x100;
    private static final int EXCLUSIVE = 0x200;
    private static final int CREATE = 0x400;

    private static final int UP = 1;
    private static final int IPV4 = 2;
    private static final int MAIN_TABLE = 254;
    private static final int STATIC = 4;
    private static final int UNICAST = 1;
    private static final int BLACKHOLE = 6;
    private static final int EVERYWHERE = 0;
    private static final int ON_LINK = 253;
    private static final int GATEWAY_IS_ON_LINK = 4;

    private static final int LINK_NAME = 3;
    private static final int LINK_INFO = 18;
    private static final int LINK_NAMESPACE = 28;
    private static final int INFO_KIND = 1;
    private static final int INFO_DATA = 2;
    private static final int PAIR_PEER = 1;
    private static final int ADDRESS_PEER = 1;
    private static final int ADDRESS_LOCAL = 2;
    private static final int ROUTE_TO = 1;
    private static final int ROUTE_LINK = 4;
    private static final int ROUTE_GATEWAY = 5;

    private static final int NO_SUCH_ROUTE = 3;

    private final NetlinkSocket kernel;

    private RouteTable(NetlinkSocket kernel) {
        this.kernel = kernel;
    }

    /** That of a namespace. */
    static RouteTable of(NetworkNamespace namespace) {
        return namespace.inside(() -> new RouteTable(NetlinkSocket.open(NetlinkSocket.ROUTE)));
    }

    private static NetlinkMessage link(int type, int flags, int number) {
        return new NetlinkMessage(type, flags)
                .bytes(0, 0, 0, 0)
                .number(number)
                .number(UP)
                .number(UP);
    }

    void switchOn(int link) {
        kernel.request("switching a link on", link(NEW_LINK, 0, link));
    }

    /** A pair of links: one here that is on, the other one in another namespace, where it has to be switched on. */
    void pair(int link, String name, NetworkNamespace otherNamespace, int otherLink, String otherName) {
        NetlinkMessage message = link(NEW_LINK, CREATE | EXCLUSIVE, link).attribute(LINK_NAME, name);
        message.nested(
                LINK_INFO,
                info -> info.attribute(INFO_KIND, "veth")
                        .nested(
                                INFO_DATA,
                                data -> data.nested(
                                        PAIR_PEER,
                                        peer -> peer.bytes(0, 0, 0, 0)
                                                .number(otherLink)
                                                .number(0)
                                                .number(0)
                                                .attribute(LINK_NAME, otherName)
                                                .attribute(LINK_NAMESPACE, otherNamespace.descriptor()))));
        kernel.request("a pair of links", message);
    }

    /** Takes a link away, and its other end with it. */
    void remove(int link) {
        kernel.request("removing a link", link(DELETE_LINK, 0, link));
    }

    void address(int link, IpAddress address) {
        kernel.request(
                "an address",
                new NetlinkMessage(NEW_ADDRESS, CREATE | REPLACE)
                        .bytes(IPV4, address.family().bits(), 0, EVERYWHERE)
                        .number(link)
                        .attribute(ADDRESS_PEER, address.bytes())
                        .attribute(ADDRESS_LOCAL, address.bytes()));
    }

    private static NetlinkMessage route(int type, int flags, Cidr to, int scope, int kind, int routeFlags) {
        return new NetlinkMessage(type, flags)
                .bytes(IPV4, to.prefixLength(), 0, 0, MAIN_TABLE, STATIC, scope, kind)
                .number(routeFlags)
                .attribute(ROUTE_TO, to.network().bytes());
    }

    /** Who is directly behind a link. */
    void direct(IpAddress address, int link) {
        kernel.request(
                "a route",
                route(NEW_ROUTE, CREATE | REPLACE, Cidr.host(address), ON_LINK, UNICAST, 0)
                        .attribute(ROUTE_LINK, link));
    }

    /** Who is reached by way of a neighbour behind a link. */
    void by(Cidr to, IpAddress neighbour, int link) {
        kernel.request(
                "a route",
                route(NEW_ROUTE, CREATE | REPLACE, to, EVERYWHERE, UNICAST, GATEWAY_IS_ON_LINK)
                        .attribute(ROUTE_GATEWAY, neighbour.bytes())
                        .attribute(ROUTE_LINK, link));
    }

    /** Whom nobody reaches. */
    void nowhere(Cidr to) {
        kernel.request("a route", route(NEW_ROUTE, CREATE | REPLACE, to, EVERYWHERE, BLACKHOLE, 0));
    }

    /** Forgets the way to an address, if there is one by this link. */
    void forget(IpAddress address, int link) {
        int refusal = kernel.attempt(
                "forgetting a route",
                new NetlinkMessage(DELETE_ROUTE, 0)
                        .bytes(IPV4, Cidr.host(address).prefixLength(), 0, 0, MAIN_TABLE, 0, 255, 0)
                        .number(0)
                        .attribute(ROUTE_TO, address.bytes())
                        .attribute(ROUTE_LINK, link));
        if (refusal != 0 && refusal != NO_SUCH_ROUTE) {
            throw new NetworkException("a route stays: error number " + refusal);
        }
    }

    @Override
    public void close() {
        kernel.close();
    }
}
