package io.tierwall.analysis.reach;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierwall.analysis.decision.ClusterModel;
import io.tierwall.analysis.members.AddressBook;
import io.tierwall.analysis.reach.ReachText.Way;
import io.tierwall.analysis.traffic.TrafficPoint;
import io.tierwall.analysis.traffic.TrafficSet;
import io.tierwall.antrea.resolve.PortMatch.Protocol;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.roaringbitmap.RoaringBitmap;

/** A shop in which all that reaches the database is the web on its port, and one block of hosts. */
final class ReachTextTest {

    private static final ClusterModel SHOP = Shop.model();
    private static final AddressBook ADDRESSES = SHOP.addresses();
    private static final Reachability REACHABILITY = Reachability.of(SHOP);

    private static RoaringBitmap pods(String... names) {
        return ADDRESSES.addresses(RoaringBitmap.bitmapOf(Stream.of(names)
                .mapToInt(name -> ADDRESSES.population().number(name).orElseThrow())
                .toArray()));
    }

    private static Matrix matrix() {
        List<NamedSet> sets = Stream.concat(
                        NamedSet.namespaces(ADDRESSES).stream(), Stream.of(NamedSet.outside(ADDRESSES)))
                .toList();
        return REACHABILITY.matrix(sets, sets);
    }

    @Test
    void aTableOfFlowsNamesNamespacesThatAreMeantAsAWhole() {
        assertThat(FlowText.table(ADDRESSES, REACHABILITY.flows())).isEqualTo("""
                from                                                          to                                      traffic
                pods                                                          dev/*, shop/web-0, shop/web-1, outside  all traffic
                shop/web-0, shop/web-1                                        shop/db                                 TCP 5432
                0.0.0.0-9.255.255.255, 10.1.0.0/16, 11.0.0.0-255.255.255.255  dev/*, shop/web-0, shop/web-1           all traffic
                10.0.0.0/16, 10.2.0.0-10.255.255.255                          pods                                    all traffic
                """);
    }

    @Test
    void whoReachesTheDatabaseIsTheWebAndSomeHosts() {
        assertThat(new ReachText(ADDRESSES, Way.TO).csv(whoReaches("shop/db"))).isEqualTo("""
                from,to,traffic with some,traffic with every
                shop/web-0 shop/web-1,shop/db,TCP 5432,TCP 5432
                10.0.0.0/16 10.2.0.0-10.255.255.255,shop/db,all traffic,all traffic
                """);
    }

    private static List<NamedReach> whoReaches(String pod) {
        return List.of(new NamedReach(pod, REACHABILITY.sourcesOf(pods(pod), TrafficSet.ALL)));
    }

    @Test
    void whoReachesTheDatabaseIsAGraph() {
        assertThat(new ReachText(ADDRESSES, Way.TO).graphviz(whoReaches("shop/db")))
                .isEqualTo("""
                digraph reachability {
                  rankdir=LR;
                  node [shape=box];
                  "shop/db";
                  "shop/web-0, shop/web-1";
                  "10.0.0.0/16, 10.2.0.0-10.255.255.255";
                  "shop/web-0, shop/web-1" -> "shop/db" [label="TCP 5432", style=solid];
                  "10.0.0.0/16, 10.2.0.0-10.255.255.255" -> "shop/db" [label="all traffic", style=solid];
                }
                """);
    }

    @Test
    void whatPassesWithSomeOfASetOnlyIsDashed() {
        RoaringBitmap shop = NamedSet.namespace("shop", ADDRESSES).addresses();
        List<NamedReach> answers = List.of(new NamedReach("the shop", REACHABILITY.sourcesOf(shop, TrafficSet.ALL)));

        assertThat(new ReachText(ADDRESSES, Way.TO).graphviz(answers))
                .contains("\"shop/web-0, shop/web-1\" -> \"the shop\" [label=\"all traffic\", style=dashed]");
    }

    @Test
    void aQuestionAboutPortsIsAnsweredForThese() {
        TrafficSet web = TrafficSet.span(TrafficPoint.of(Protocol.TCP, 80), TrafficPoint.of(Protocol.TCP, 80) + 1);

        List<NamedReach> answers =
                List.of(new NamedReach("dev/try", REACHABILITY.destinationsOf(pods("dev/try"), web)));
        assertThat(new ReachText(ADDRESSES, Way.FROM).table(answers)).isEqualTo("""
                from     to                               traffic with some  traffic with every
                dev/try  shop/web-0, shop/web-1, outside  TCP 80             TCP 80
                """);
    }

    @Test
    void setsThatOverlapAreNamedWithWhatBelongsToBoth() {
        NamedSet shop = NamedSet.namespace("shop", ADDRESSES);
        NamedSet web = new NamedSet("web", pods("shop/web-0", "shop/web-1"));
        NamedSet database = new NamedSet("database", pods("shop/db"));

        assertThat(Overlap.among(List.of(web, database, shop, web)))
                .containsExactly(
                        new Overlap("web", "shop", web.addresses()),
                        new Overlap("database", "shop", database.addresses()));
    }

    @Test
    void aMatrixIsATableOfWords() {
        assertThat(MatrixText.table(matrix())).isEqualTo("""
                from \\ to  dev  shop  outside
                dev        -    part  all
                shop       all  some  all
                outside    all  part  -
                """);
    }

    @Test
    void aMatrixIsCsvWithCounts() {
        assertThat(MatrixText.csv(matrix())).isEqualTo("""
                from,to,pairs,open,whole,traffic between some,traffic between every
                dev,shop,3,2,2,all traffic,no traffic
                dev,outside,11,11,11,all traffic,all traffic
                shop,dev,3,3,3,all traffic,all traffic
                shop,shop,6,6,4,all traffic,TCP 5432
                shop,outside,33,33,33,all traffic,all traffic
                outside,dev,11,11,11,all traffic,all traffic
                outside,shop,33,30,30,all traffic,no traffic
                """);
    }

    @Test
    void aMatrixIsAGraph() {
        assertThat(MatrixText.graphviz(matrix())).isEqualTo("""
                digraph reachability {
                  rankdir=LR;
                  node [shape=box];
                  "dev";
                  "shop";
                  "outside";
                  "dev" -> "shop" [label="all traffic", style=dashed];
                  "dev" -> "outside" [label="all traffic", style=solid];
                  "shop" -> "dev" [label="all traffic", style=solid];
                  "shop" -> "shop" [label="all traffic", style=solid];
                  "shop" -> "outside" [label="all traffic", style=solid];
                  "outside" -> "dev" [label="all traffic", style=solid];
                  "outside" -> "shop" [label="all traffic", style=dashed];
                }
                """);
    }

    @Test
    void csvQuotesWhatWouldBeTakenForItsOwnSigns() {
        assertThat(Csv.line(List.of("a", "b,c", "say \"d\"", "e\nf")))
                .isEqualTo("a,\"b,c\",\"say \"\"d\"\"\",\"e\nf\"\n");
    }
}
