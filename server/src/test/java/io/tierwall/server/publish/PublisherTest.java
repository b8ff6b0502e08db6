package io.tierwall.server.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tierwall.model.IntentPath;
import io.tierwall.model.Rule;
import io.tierwall.model.intent.Author;
import io.tierwall.model.intent.Edit;
import io.tierwall.model.intent.Expectation;
import io.tierwall.server.testing.FakeStore;
import io.tierwall.server.testing.TestClock;
import io.tierwall.store.StoreException;
import io.tierwall.wire.RequestReader;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is acknowledged is stored, and what is stored comes back. */
final class PublisherTest {

    private static final IntentPath POLICY = IntentPath.securityPolicy("default", "p");

    private final FakeStore store = new FakeStore();
    private final Publisher publisher = open();

    private Publisher open() {
        return Publisher.open(store, new TestClock(), UUID::randomUUID);
    }

    private static Published patch(Publisher publisher, IntentPath path, String body) {
        JsonNode json = json(body.replace('\'', '"'));
        return publisher.publish(
                Author.of("admin"), (current, problems) -> new RequestReader(current, problems).patch(path, json));
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static int ruleId(Publisher publisher, String rule) {
        return publisher
                .current()
                .find(IntentPath.rule(POLICY, rule), Rule.class)
                .orElseThrow()
                .ruleId();
    }

    @Test
    void restartBringsBackEveryObjectAsItWas() {
        patch(publisher, POLICY, "{'category':'Emergency','rules':[{'id':'a','action':'DROP'}]}");

        Publisher restarted = open();

        assertThat(restarted.current().revision()).isEqualTo(1);
        assertThat(restarted.current().policies()).isEqualTo(publisher.current().policies());
        assertThat(restarted.current().services()).isEqualTo(publisher.current().services());
    }

    @Test
    void numberOfADeletedRuleIsNotUsedAgainAfterARestart() {
        patch(publisher, POLICY, "{'category':'Emergency','rules':[{'id':'a','action':'DROP'}]}");
        int highest = ruleId(publisher, "a");
        publisher.publish(Author.of("admin"), (_, _) -> List.of(new Edit.Delete(POLICY, Expectation.PRESENT)));

        Publisher restarted = open();
        patch(restarted, POLICY, "{'category':'Emergency','rules':[{'id':'b','action':'DROP'}]}");

        assertThat(ruleId(restarted, "b")).isEqualTo(highest + 1);
    }

    @Test
    void sayingNothingNewMakesNoRevision() {
        patch(publisher, POLICY, "{'category':'Emergency'}");

        Published again = patch(publisher, POLICY, "{'category':'Emergency'}");

        assertThat(again.isNew()).isFalse();
        assertThat(store.revisions()).hasSize(1);
    }

    @Test
    void whatIsNotValidIsNotStored() {
        assertThatThrownBy(() -> patch(publisher, POLICY, "{'category':'Ethernet'}"))
                .isInstanceOf(RejectedException.class);
        assertThatThrownBy(() -> patch(publisher, IntentPath.group("elsewhere", "g"), "{'group_type':['ANTREA']}"))
                .isInstanceOf(RejectedException.class)
                .hasMessageContaining("domain");
        assertThat(store.revisions()).isEmpty();
    }

    @Test
    void whatNoClusterCouldStoreIsNotStored() {
        String ranges = IntStream.range(0, 4_000)
                .mapToObj(i -> "'fd00:0:0:%x::1-fd00:0:0:%x::fffe'".formatted(i, i))
                .collect(Collectors.joining(","));
        assertThatThrownBy(() -> patch(
                        publisher,
                        IntentPath.group("default", "far"),
                        "{'group_type':['ANTREA'],'expression':[{'resource_type':'IPAddressExpression','ip_addresses':["
                                + ranges + "]}]}"))
                .isInstanceOf(RejectedException.class)
                .hasMessageContaining("120,000 blocks")
                .hasMessageContaining("at most 1,507,328 bytes are possible");
        assertThat(store.revisions()).isEmpty();
    }

    @Test
    void readersSeeNothingThatCouldNotBeStored() {
        store.next(FakeStore.Outcome.UNAVAILABLE);

        assertThatThrownBy(() -> patch(publisher, POLICY, "{'category':'Emergency'}"))
                .isInstanceOf(StoreException.Unavailable.class);

        assertThat(publisher.current().policies()).isEmpty();
        assertThat(patch(publisher, POLICY, "{'category':'Emergency'}").isNew()).isTrue();
    }

    @Test
    void unconfirmedRevisionThatWasStoredIsAcknowledgedAndShown() {
        List<Published> heard = new ArrayList<>();
        publisher.listen(heard::add);
        store.next(FakeStore.Outcome.STORED_BUT_UNKNOWN);

        patch(publisher, POLICY, "{'category':'Emergency'}");

        assertThat(publisher.current().policy(POLICY)).isPresent();
        assertThat(heard).hasSize(1);
        assertThat(heard.getFirst().changes()).hasSize(1);
        assertThat(heard.getFirst().changes().getFirst().path()).isEqualTo(POLICY);
    }

    @Test
    void unconfirmedRevisionThatWasLostIsSaidToBeUnknown() {
        store.next(FakeStore.Outcome.LOST_AND_UNKNOWN);

        assertThatThrownBy(() -> patch(publisher, POLICY, "{'category':'Emergency'}"))
                .isInstanceOf(StoreException.OutcomeUnknown.class);

        assertThat(publisher.current().policy(POLICY)).isEmpty();
        patch(publisher, POLICY, "{'category':'Emergency'}");
        assertThat(store.revisions()).hasSize(1);
    }

    @Test
    void listenersHearOfEachRevisionInOrder() {
        List<Long> heard = new ArrayList<>();
        publisher.listen(published -> heard.add(published.after().revision()));

        patch(publisher, POLICY, "{'category':'Emergency'}");
        patch(publisher, POLICY, "{'category':'Emergency'}");
        patch(publisher, POLICY, "{'category':'Emergency','description':'x'}");

        assertThat(heard).containsExactly(1L, 2L);
    }
}
