package io.tierwall.server.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tierwall.analysis.decision.ClusterModel;
import io.tierwall.analysis.finding.Findings;
import io.tierwall.analysis.reach.Reachability;
import io.tierwall.analysis.rules.Rule;
import io.tierwall.analysis.rules.RuleBook;
import io.tierwall.antrea.resolve.Direction;
import io.tierwall.model.ClusterControlPlane;
import io.tierwall.model.IntentPath;
import io.tierwall.model.Naming;
import io.tierwall.model.SystemFields;
import io.tierwall.model.address.Cidr;
import io.tierwall.model.address.IpAddress;
import io.tierwall.model.intent.Author;
import io.tierwall.model.intent.Edit;
import io.tierwall.model.intent.Expectation;
import io.tierwall.server.publish.Published;
import io.tierwall.server.publish.Publisher;
import io.tierwall.server.testing.FakeStore;
import io.tierwall.server.testing.HeldInventory;
import io.tierwall.server.testing.TestClock;
import io.tierwall.sync.inventory.Facts;
import io.tierwall.sync.inventory.Inventory;
import io.tierwall.sync.inventory.InventoryKind;
import io.tierwall.wire.RequestReader;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is kept of a cluster between questions is what would be worked out from scratch. */
final class ClusterPicturesTest {

    private static final IntentPath CLUSTER = IntentPath.cluster("alpha");
    private static final Set<Cidr> FAR =
            Set.of(Cidr.host(IpAddress.parse("203.0.113.7").orElseThrow()));

    private Inventory holds = shop("web", "db");
    private final Publisher publisher = Publisher.open(new FakeStore(), new TestClock(), UUID::randomUUID);
    private final ClusterPictures pictures = new ClusterPictures(_ -> holds, new TestClock());

    private static Inventory shop(String one, String other) {
        return HeldInventory.of(
                HeldInventory.namespace("shop"),
                HeldInventory.pod("shop", one, "10.0.0.1"),
                HeldInventory.pod("shop", other, "10.0.0.2"));
    }

    @BeforeEach
    void aClusterWithTwoPolicies() {
        pictures.follow(publisher);
        register();
        policy("one", 80);
        policy("two", 443);
        span("one");
        span("two");
        pictures.current(publisher.current(), cluster());
    }

    private void register() {
        publish(new Edit.Put(
                new ClusterControlPlane(CLUSTER, Naming.of("alpha"), SystemFields.UNSTAMPED, UUID.randomUUID()),
                Expectation.NONE));
    }

    private void publish(Edit edit) {
        publisher.publish(Author.of("admin"), (_, _) -> List.of(edit));
    }

    private void delete(IntentPath path) {
        publish(new Edit.Delete(path, Expectation.PRESENT));
    }

    private Published policy(String id, int port) {
        return patch(IntentPath.securityPolicy("default", id), """
                {"category":"Application","rules":[
                 {"id":"r","action":"DROP","direction":"IN","service_entries":[{"resource_type":"L4PortSetServiceEntry",
                  "id":"e","l4_protocol":"TCP","destination_ports":["%d"]}]}]}""".formatted(port));
    }

    private void span(String policy) {
        patch(
                new IntentPath(IntentPath.securityPolicy("default", policy) + "/container-cluster-span/alpha"),
                "{\"container_cluster_path\":\"" + CLUSTER + "\"}");
    }

    private Published patch(IntentPath path, String body) {
        return publisher.publish(
                Author.of("admin"),
                (current, problems) -> new RequestReader(current, problems).patch(path, json(body)));
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private ClusterControlPlane cluster() {
        return publisher.current().find(CLUSTER, ClusterControlPlane.class).orElseThrow();
    }

    private ClusterPicture current() {
        return pictures.current(publisher.current(), cluster());
    }

    private static void assertConclusionsAreThoseFromScratch(ClusterPicture picture) {
        Conclusions conclusions = picture.conclusions();
        assertThat(conclusions.reachability().flows())
                .isEqualTo(Reachability.of(ClusterModel.of(picture.objects(), picture.inventory()))
                        .flows());
        assertThat(conclusions.reachability(FAR).flows())
                .isEqualTo(Reachability.of(ClusterModel.of(RuleBook.of(picture.objects(), picture.inventory(), FAR)))
                        .flows());
        assertThat(conclusions.findings()).isEqualTo(Findings.of(picture.model(), Findings.ours(picture.objects())));
    }

    @Test
    void whoAsksTwiceGetsWhatWasFoundOutTheFirstTime() {
        assertThat(current().conclusions().reachability())
                .isSameAs(current().conclusions().reachability());
        assertThat(current().conclusions().reachability(FAR))
                .isSameAs(current().conclusions().reachability(FAR));
        assertThat(current().conclusions().findings())
                .isSameAs(current().conclusions().findings());
    }

    @Test
    void conclusionsAreThoseFromScratchAfterPoliciesAndWorkloadsChange() {
        assertConclusionsAreThoseFromScratch(current());
        for (int port = 1; port < 4; port++) {
            policy("two", port);
            assertConclusionsAreThoseFromScratch(current());
            holds = shop("web", "db-" + port);
            assertConclusionsAreThoseFromScratch(current());
        }
    }

    @Test
    void conclusionsOfAnotherIntentAreItsOwnAndLeaveTheLatestAlone() {
        ClusterPicture before = current();
        Reachability reachability = before.conclusions().reachability();
        Published published = policy("two", 22);

        assertConclusionsAreThoseFromScratch(pictures.under(published.after(), cluster()));

        ClusterPicture again = pictures.under(published.before(), cluster());
        assertThat(again.conclusions().reachability()).isSameAs(reachability);
        assertConclusionsAreThoseFromScratch(again);
    }

    private List<Rule> rulesOf(String policy) {
        return current().model().book().rules(Direction.INGRESS).stream()
                .filter(rule -> rule.origin().source().policyName().equals(policy))
                .toList();
    }

    /** Two rules are equal only when they are the same object. */
    @Test
    void rulesThatAnEditSparesAreTheSameObjects() {
        List<Rule> spared = rulesOf("one");
        List<Rule> edited = rulesOf("two");

        policy("two", 22);

        assertThat(rulesOf("one")).hasSize(1).isEqualTo(spared);
        assertThat(rulesOf("two")).hasSize(1).isNotEqualTo(edited);
    }

    private static String uid(ClusterPicture picture) {
        return picture.objects().policies().stream()
                .filter(policy -> policy.getMetadata().getName().equals("one"))
                .map(policy -> policy.getMetadata().getUid())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aPolicyHasTheUidThatItGetsInTheClusterAndEarlierPicturesStayAsTheyAre() {
        ClusterPicture before = current();
        holds = HeldInventory.of(
                HeldInventory.namespace("shop"),
                HeldInventory.item(InventoryKind.CLUSTER_NETWORK_POLICIES, "", "one", true, new Facts.None()));

        assertThat(uid(current())).isEqualTo("uid--one");
        assertThat(uid(before)).isEmpty();
    }

    @Test
    void blocksCanBeAskedAboutAlsoWhenRulesNameThemNoMore() {
        Set<Cidr> both = Set.of(
                FAR.iterator().next(), Cidr.host(IpAddress.parse("203.0.113.9").orElseThrow()));
        current().conclusions().reachability(FAR);
        patch(IntentPath.group("default", "far"), """
                {"group_type":["ANTREA"],"expression":[{"resource_type":"IPAddressExpression",
                 "ip_addresses":["203.0.113.9"]}]}""");
        patch(IntentPath.rule(IntentPath.securityPolicy("default", "one"), "far"), """
                {"action":"ALLOW","direction":"IN","source_groups":["/infra/domains/default/groups/far"]}""");
        assertThat(current().model().addresses().blocks()).isNotEmpty();
        current().conclusions().reachability(both);

        delete(IntentPath.rule(IntentPath.securityPolicy("default", "one"), "far"));
        holds = shop("web", "other");

        Reachability after = current().conclusions().reachability(both);
        assertThat(after.model().addresses().divides(both)).isTrue();
        assertThat(after.flows())
                .isEqualTo(Reachability.of(ClusterModel.of(
                                RuleBook.of(current().objects(), current().inventory(), both)))
                        .flows());
    }

    @Test
    void whatIsDeregisteredIsForgotten() {
        Reachability before = current().conclusions().reachability();
        delete(IntentPath.securityPolicy("default", "one"));
        delete(IntentPath.securityPolicy("default", "two"));
        ClusterModel known = current().model();
        delete(CLUSTER);
        register();

        assertThat(current().model().addresses()).isNotSameAs(known.addresses());
        assertThat(before.model().addresses()).isSameAs(known.addresses());
    }
}
