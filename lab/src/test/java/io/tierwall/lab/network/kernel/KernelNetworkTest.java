package io.tierwall.lab.network.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tierwall.antrea.resolve.Direction;
import io.tierwall.antrea.resolve.Peers;
import io.tierwall.antrea.resolve.PortMatch;
import io.tierwall.antrea.resolve.PortMatch.Protocol;
import io.tierwall.antrea.resolve.ResolvedRule;
import io.tierwall.antrea.resolve.ResolvedRules;
import io.tierwall.antrea.resolve.ServiceName;
import io.tierwall.antrea.resolve.ServiceRoutes;
import io.tierwall.antrea.resolve.Verdict;
import io.tierwall.lab.network.ClusterNetwork;
import io.tierwall.lab.network.ClusterNetworkContract;
import io.tierwall.lab.network.Endpoint;
import io.tierwall.lab.network.NetworkException;
import io.tierwall.lab.network.Outcome;
import io.tierwall.lab.network.PolicyLog;
import io.tierwall.model.address.Cidr;
import io.tierwall.model.address.IpAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Real packets. Skipped, with the reason, where the machine does not let us. */
final class KernelNetworkTest extends ClusterNetworkContract {

    private static final Set<Endpoint.Listener> LISTENING = Set.of(new Endpoint.Listener(Protocol.TCP, 80));

    /** A few times what it takes; the measured times are in the design document. */
    private static final Duration GENEROUS = Duration.ofSeconds(5);

    @BeforeAll
    static void needsRoot() {
        KernelNetwork.Availability availability = KernelNetwork.availability();
        assumeTrue(availability.available(), availability::reason);
    }

    @Override
    protected ClusterNetwork create() {
        return new KernelNetwork();
    }

    @Override
    protected ClusterNetwork create(PolicyLog log, Clock clock) {
        return new KernelNetwork(log, clock);
    }

    @Test
    void anEstablishedConnectionGoesOnWhenARuleWouldRefuseIt() throws IOException {
        KernelNetwork kernel = (KernelNetwork) network();
        try (OpenConnection connection = OpenConnection.open(kernel.sender("b"), A.toString(), 80)) {
            assertThat(connection.echoes("before")).isTrue();

            network().enforce(ingress(rule("drop", Direction.INGRESS, Verdict.DROP, Set.of(A), new Peers.Any())));

            assertThat(connection.echoes("after")).isTrue();
            assertThat(tcp("b", A)).isEqualTo(Outcome.DROPPED);
        }
    }

    @Test
    void anEstablishedConnectionStaysWithItsEndpointWhenTheServiceChanges() throws IOException {
        IpAddress service = address("198.18.12.1");
        network().enforce(leading(service, A));
        KernelNetwork kernel = (KernelNetwork) network();
        try (OpenConnection connection = OpenConnection.open(kernel.sender("b"), service.toString(), 80)) {
            assertThat(connection.echoes("before")).isTrue();

            network().enforce(leading(service));
            assertThat(connection.echoes("without endpoints")).isTrue();
            assertThat(tcp("b", service)).isEqualTo(Outcome.REJECTED);

            network().enforce(ResolvedRules.NONE);
            assertThat(connection.echoes("without the service")).isTrue();
        }
    }

    private static ResolvedRules leading(IpAddress service, IpAddress... endpoints) {
        return new ResolvedRules(
                List.of(),
                List.of(),
                new ServiceRoutes(List.of(new ServiceRoutes.Route(
                        new ServiceName("shop", "web"),
                        service,
                        Protocol.TCP,
                        80,
                        Stream.of(endpoints)
                                .map(endpoint -> new ServiceRoutes.Endpoint(endpoint, 80))
                                .toList()))));
    }

    @Test
    void laterPacketsOfAConnectionCountForTheRuleThatAllowedIt() throws IOException {
        network().enforce(ingress(rule("allow", Direction.INGRESS, Verdict.ALLOW, Set.of(A), only(B))));
        KernelNetwork kernel = (KernelNetwork) network();
        try (OpenConnection connection = OpenConnection.open(kernel.sender("b"), A.toString(), 80)) {
            long before = counted("allow").packets();

            assertThat(connection.echoes("hello")).isTrue();

            assertThat(counted("allow").sessions()).isEqualTo(1);
            assertThat(counted("allow").packets()).isGreaterThan(before);
        }
    }

    /** A kernel left alone tells fifty at once, and then some in each millisecond. */
    @Test
    void everyRefusalIsToldHoweverManyThereAre() throws Exception {
        network().enforce(ingress(rule("reject", Direction.INGRESS, Verdict.REJECT, Set.of(A), new Peers.Any())));
        List<Callable<Outcome>> probes = Collections.nCopies(400, () -> udp("b", A));

        try (ExecutorService threads = Executors.newFixedThreadPool(32)) {
            for (Future<Outcome> outcome : threads.invokeAll(probes)) {
                assertThat(outcome.get()).isEqualTo(Outcome.REJECTED);
            }
        }
    }

    @Test
    void manyProbesAreUnderWayAtOnce() throws Exception {
        network().enforce(ingress(rule("drop", Direction.INGRESS, Verdict.DROP, Set.of(A, B, C), new Peers.Any())));
        List<Callable<Outcome>> probes = Collections.nCopies(32, () -> tcp("b", A));
        long start = System.nanoTime();

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Outcome> outcome : threads.invokeAll(probes)) {
                assertThat(outcome.get()).isEqualTo(Outcome.DROPPED);
            }
        }

        // One after the other they would take more than forty seconds.
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void aPodThatLeavesWhileItProbesHarmsNobody() throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Boolean> probing = threads.submit(() -> {
                boolean connected = false;
                // A packet that a leaving pod took along is only missed after a second.
                long start = System.nanoTime();
                while (!(connected && over.get()) && since(start).compareTo(GENEROUS) < 0) {
                    connected |= connects("b");
                }
                return connected;
            });
            for (int i = 0; i < 20; i++) {
                network().detach("b");
                network().attach(new Endpoint("b", B, Set.of()));
            }
            over.set(true);
            assertThat(probing.get()).isTrue();
        }

        assertThat(tcp("c", A)).isEqualTo(Outcome.CONNECTED);
        assertThat(tcp("b", A)).isEqualTo(Outcome.CONNECTED);
    }

    /** Or is just being taken away, which may be noticed anywhere on the way. */
    private boolean connects(String from) {
        try {
            return tcp(from, A) == Outcome.CONNECTED;
        } catch (IllegalArgumentException | NetworkException gone) {
            return false;
        }
    }

    @Test
    void closingLeavesNoNamespaceBehind() throws IOException {
        List<Path> before = openNamespaces();
        KernelNetwork another = new KernelNetwork();
        assertThat(openNamespaces()).hasSizeGreaterThan(before.size());

        another.close();

        assertThat(openNamespaces()).hasSameSizeAs(before);
    }

    private static List<Path> openNamespaces() throws IOException {
        try (var descriptors = Files.list(Path.of("/proc/self/fd"))) {
            return descriptors
                    .filter(descriptor -> {
                        try {
                            return Files.readSymbolicLink(descriptor).toString().startsWith("net:");
                        } catch (IOException closedMeanwhile) {
                            return false;
                        }
                    })
                    .toList();
        }
    }

    @Test
    void aClusterOfTwoNodesAndSixPodsStartsAtOnce() {
        long start = System.nanoTime();
        try (KernelNetwork cluster = new KernelNetwork()) {
            for (int pod = 0; pod < 6; pod++) {
                cluster.attach(new Endpoint("p" + pod, "node-" + pod % 2, address("198.18.1." + (pod + 1)), LISTENING));
            }
            assertThat(since(start)).isLessThan(GENEROUS);
        }
    }

    @Test
    void aThousandRulesOverAHundredAddressesEachLoadAtOnce() {
        List<ResolvedRule> rules = new ArrayList<>();
        for (int number = 0; number < 1_000; number++) {
            int offset = number;
            Set<IpAddress> peers = IntStream.range(0, 100)
                    .mapToObj(peer -> address("198.19." + (peer + offset) % 250 + "." + (peer + offset / 250)))
                    .collect(Collectors.toSet());
            rules.add(rule(
                    "r" + number,
                    Direction.INGRESS,
                    Verdict.DROP,
                    Set.of(A, B),
                    new Peers.Addresses(peers, List.of()),
                    new PortMatch(Protocol.TCP, 80, 80)));
        }
        long start = System.nanoTime();

        network().enforce(Endpoint.ONLY_NODE, ingress(rules.toArray(ResolvedRule[]::new)));

        assertThat(since(start)).isLessThan(GENEROUS);
        assertThat(tcp("c", A)).isEqualTo(Outcome.CONNECTED);
    }

    private static Duration since(long nanoTime) {
        return Duration.ofNanos(System.nanoTime() - nanoTime);
    }

    @Test
    void anUpdateNeitherOpensNorClosesWhatBothPoliciesAgreeOn() throws InterruptedException, ExecutionException {
        ResolvedRules one = onlyBReachesA("10.1.0.0/16");
        ResolvedRules other = onlyBReachesA("10.2.0.0/16");
        network().enforce(one);
        try (ExecutorService probing = Executors.newFixedThreadPool(2)) {
            AtomicBoolean done = new AtomicBoolean();
            Future<Set<Outcome>> allowed = probing.submit(() -> outcomes("b", done));
            Future<Set<Outcome>> refused = probing.submit(() -> outcomes("c", done));
            for (int change = 0; change < 60; change++) {
                network().enforce(change % 2 == 0 ? other : one);
            }
            done.set(true);

            assertThat(allowed.get()).containsOnly(Outcome.CONNECTED);
            assertThat(refused.get()).containsOnly(Outcome.REJECTED);
        }
    }

    /** Other names and other sets come to the same. */
    private static ResolvedRules onlyBReachesA(String block) {
        Peers peers = new Peers.Addresses(Set.of(B), List.of(Cidr.parse(block).orElseThrow()));
        return ingress(
                rule("allow " + block, Direction.INGRESS, Verdict.ALLOW, Set.of(A), peers),
                rule("reject " + block, Direction.INGRESS, Verdict.REJECT, Set.of(A), new Peers.Any()));
    }

    private Set<Outcome> outcomes(String from, AtomicBoolean done) {
        Set<Outcome> seen = EnumSet.noneOf(Outcome.class);
        while (!done.get()) {
            seen.add(tcp(from, A));
        }
        return seen;
    }

    @Test
    void rulesThatAreRefusedLeaveThoseBeforeInForce() {
        ResolvedRule drop = rule("drop", Direction.INGRESS, Verdict.DROP, Set.of(A), only(B));
        network().enforce(ingress(drop));
        ResolvedRule[] tooMany = IntStream.range(0, 70_000)
                .mapToObj(number -> rule("r" + number, Direction.INGRESS, Verdict.ALLOW, Set.of(A), only(B)))
                .toArray(ResolvedRule[]::new);

        assertThatThrownBy(() -> network().enforce(ingress(tooMany))).isInstanceOf(NetworkException.class);

        assertThat(tcp("b", A)).isEqualTo(Outcome.DROPPED);
        assertThat(counted("drop").packets()).isPositive();
    }

    @Test
    void aClosedNetworkTakesNoPods() {
        KernelNetwork closed = new KernelNetwork();
        closed.close();

        assertThatThrownBy(() -> closed.attach(new Endpoint("p", A, LISTENING)))
                .isInstanceOf(NetworkException.class)
                .hasMessageContaining("closed");
    }

    @Test
    void closingLeavesNoThreadBehind() {
        KernelNetwork another = new KernelNetwork();
        another.attach(new Endpoint("p", A, LISTENING));
        long before = listenerThreads();

        another.close();

        assertThat(listenerThreads()).isEqualTo(before - 1);
    }

    private static long listenerThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("lab-listeners"))
                .count();
    }
}
