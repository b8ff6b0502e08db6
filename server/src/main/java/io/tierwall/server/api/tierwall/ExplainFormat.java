package io.tierwall.server.api.tierwall;

import io.tierwall.analysis.explain.Side;
import io.tierwall.analysis.explain.Walk;
import io.tierwall.antrea.resolve.Direction;
import io.tierwall.antrea.resolve.Packet;
import io.tierwall.antrea.resolve.PortMatch.Protocol;
import io.tierwall.antrea.resolve.Verdict;
import io.tierwall.model.IntentPath;
import io.tierwall.model.address.IpAddress;
import io.tierwall.server.analysis.ClusterPicture;
import io.tierwall.server.analysis.Flow;
import io.tierwall.server.analysis.FlowQuestion;
import io.tierwall.server.analysis.Passage;
import io.tierwall.server.analysis.Passage.Cause;
import io.tierwall.server.analysis.Passages;
import io.tierwall.server.api.tierwall.ExplainView.EndpointView;
import io.tierwall.server.api.tierwall.ExplainView.PassedOver;
import io.tierwall.server.api.tierwall.ExplainView.RuleView;
import io.tierwall.server.api.tierwall.ExplainView.Rules;
import io.tierwall.server.api.tierwall.ExplainView.ServiceView;
import io.tierwall.server.api.tierwall.ExplainView.SideView;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Writes what becomes of a flow, and why. */
final class ExplainFormat {

    private static final String UNKNOWN = "UNKNOWN";
    private static final String MIXED = "MIXED";
    private static final int ELSEWHERE = 100;

    private final ClusterPicture picture;
    private final Passages passages;
    private final int limit;

    /**
     * Whose rules are written about.
     *
     * @param revision that they are of, or would change
     * @param publishedVerdict beside a draft
     */
    record About(Rules rules, long revision, Optional<String> publishedVerdict) {}

    /** @param limit how many rules that did not decide are shown of each side */
    ExplainFormat(ClusterPicture picture, int limit) {
        this.picture = picture;
        this.passages = new Passages(picture);
        this.limit = limit;
    }

    ExplainView write(FlowQuestion question, Flow flow, About about) {
        boolean icmp = question.protocol() == Protocol.ICMP;
        List<EndpointView> ends = walks(picture, flow).map(this::endpoint).toList();
        SideView nobody = silent("The service has no ready endpoint: the sender's node refuses the packet.");
        String verdict = verdict(ends.stream().map(EndpointView::verdict));
        Optional<EndpointView> shown = ends.stream()
                .filter(end -> end.verdict().equals(verdict))
                .findFirst()
                .or(() -> ends.stream().findFirst());
        return new ExplainView(
                known(picture, verdict),
                picture.cluster().path().id(),
                about.rules(),
                about.revision(),
                about.publishedVerdict(),
                picture.knowledge().asOf().toString(),
                question.from(),
                question.to(),
                question.protocol().name(),
                icmp ? Optional.empty() : Optional.of(question.number()),
                icmp ? Optional.of(question.number()) : Optional.empty(),
                icmp ? Optional.of(question.code()) : Optional.empty(),
                shown.map(EndpointView::egress).orElse(nobody),
                shown.map(EndpointView::ingress).orElse(nobody),
                flow.service()
                        .map(route -> new ServiceView(
                                route.service().toString(),
                                route.address().toString(),
                                route.port(),
                                route.endpoints().size(),
                                "Rules see the endpoint's address and port, not the service's.")),
                flow.service().isPresent() ? ends : List.of(),
                picture.knowledge().gaps().stream().map(ExplainView.Unknown::of).toList(),
                picture.problems(),
                passages.elsewhere().stream()
                        .limit(ELSEWHERE)
                        .map(IntentPath::value)
                        .toList());
    }

    /** Only what becomes of a flow. */
    static String verdict(ClusterPicture picture, Flow flow) {
        return known(
                picture, verdict(walks(picture, flow).map(walk -> walk.verdict().name())));
    }

    private static Stream<Walk> walks(ClusterPicture picture, Flow flow) {
        return flow.packets().stream().map(packet -> Walk.of(picture.model(), packet));
    }

    private static String known(ClusterPicture picture, String verdict) {
        return picture.knowledge().suffices() ? verdict : UNKNOWN;
    }

    private static String verdict(Stream<String> ends) {
        List<String> verdicts = ends.distinct().toList();
        return switch (verdicts.size()) {
            case 0 -> Verdict.REJECT.name();
            case 1 -> verdicts.getFirst();
            default -> MIXED;
        };
    }

    private EndpointView endpoint(Walk walk) {
        Packet packet = walk.packet();
        return new EndpointView(
                name(packet.to()),
                packet.to().toString(),
                packet.protocol() == Protocol.ICMP ? 0 : packet.number(),
                walk.verdict().name(),
                walk.egress().map(side -> side(side, packet)).orElseGet(() -> unasked(packet, packet.from())),
                walk.ingress()
                        .map(side -> side(side, packet))
                        .orElseGet(() -> walk.verdict() == Verdict.ALLOW
                                ? unasked(packet, packet.to())
                                : silent("The packet did not leave.")));
    }

    private SideView unasked(Packet packet, IpAddress end) {
        return silent(
                packet.from().equals(packet.to())
                        ? "What stays within a pod meets no rule."
                        : end + " is no pod's address: no policy protects it.");
    }

    private static SideView silent(String note) {
        return new SideView(false, Optional.empty(), Optional.empty(), List.of(), Map.of(), 0, note);
    }

    private String name(IpAddress address) {
        return picture.model()
                .addresses()
                .pod(picture.model().addresses().number(address))
                .map(Object::toString)
                .orElse(address.toString());
    }

    private SideView side(Side side, Packet packet) {
        List<Passage> all = passages.past(side);
        List<Passage> others =
                all.stream().filter(passage -> passage.cause() != Cause.DECIDES).toList();
        long near = others.stream()
                .filter(passage -> passage.cause() != Cause.APPLIED_TO)
                .count();
        // Rules that have nothing to do with this end are the first to be folded.
        boolean room = others.size() <= limit;
        List<PassedOver> shown = others.stream()
                .filter(passage -> room || near == 0 || passage.cause() != Cause.APPLIED_TO)
                .limit(limit)
                .map(passage -> passedOver(passage, side.direction(), packet))
                .toList();
        Map<String, Integer> counts = new TreeMap<>();
        others.forEach(passage -> counts.merge(passage.cause().name(), 1, Integer::sum));
        Optional<RuleView> decidedBy = all.stream()
                .filter(passage -> passage.cause() == Cause.DECIDES)
                .findFirst()
                .map(passage -> RuleFormat.write(passage.rule()));
        return new SideView(
                true,
                Optional.of(side.verdict().name()),
                decidedBy,
                shown,
                counts,
                others.size() - shown.size(),
                decidedBy.isPresent() ? "" : "No rule matched: what nobody forbids passes.");
    }

    private PassedOver passedOver(Passage passage, Direction direction, Packet packet) {
        boolean leaving = direction == Direction.EGRESS;
        String own = name(leaving ? packet.from() : packet.to());
        String far = name(leaving ? packet.to() : packet.from());
        String detail =
                switch (passage.cause()) {
                    case APPLIED_TO -> "It is not applied to " + own + ".";
                    case PEER -> far + " is none of its " + (leaving ? "destinations." : "sources.");
                    case TRAFFIC -> "It is not about " + traffic(packet) + ".";
                    case PASSES -> "It matches, and leaves the decision to Kubernetes' own policies.";
                    case LEFT_OUT -> "A rule before it has left the tiers.";
                    case DECIDES -> "It decides.";
                    case LATER -> "It matches, but the decision is made before it.";
                    case DIRECTION -> "It says nothing of traffic that " + (leaving ? "leaves." : "arrives.");
                    case DISABLED -> "It is disabled.";
                };
        return new PassedOver(RuleFormat.write(passage.rule()), passage.cause().name(), detail);
    }

    private static String traffic(Packet packet) {
        return packet.protocol() == Protocol.ICMP
                ? "ICMP type " + packet.number() + ", code " + packet.code()
                : packet.protocol() + " " + packet.number();
    }
}
