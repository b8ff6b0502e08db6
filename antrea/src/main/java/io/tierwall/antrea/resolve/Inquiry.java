package io.tierwall.antrea.resolve;

import io.tierwall.antrea.crd.Peer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What one policy asked about members, and what it was told: as long as the answers are the same, so are the policy's
 * rules. Not thread-safe.
 */
final class Inquiry {

    private final MemberResolver members;
    private final Map<Question, Members> answers = new HashMap<>();

    Inquiry(MemberResolver members) {
        this.members = members;
    }

    /** @throws IllegalArgumentException when the question makes no sense */
    Members ask(Question question) {
        Members answer = members.answer(question);
        answers.put(question, answer);
        return answer;
    }

    /** What several entries come to together. */
    Members peers(List<Peer> peers, PolicyScope scope) {
        return peers.stream()
                .map(peer -> ask(new Question.Entry(peer, scope)))
                .reduce(Members::with)
                .orElse(Members.NONE);
    }

    /** The far end of a rule that names none. Which pods there are matters only where their names of ports do. */
    FarEnd anything(RuleTraffic traffic) {
        return FarEnd.anything(
                traffic.named().isEmpty()
                        ? List.of()
                        : ask(new Question.EveryPod()).pods());
    }

    /** All that was asked, with the answers. */
    Map<Question, Members> answers() {
        return Map.copyOf(answers);
    }
}
