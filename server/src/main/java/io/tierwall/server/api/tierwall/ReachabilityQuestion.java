package io.tierwall.server.api.tierwall;

import io.tierwall.analysis.members.AddressBook;
import io.tierwall.analysis.reach.AddressText;
import io.tierwall.analysis.reach.NamedReach;
import io.tierwall.analysis.reach.NamedSet;
import io.tierwall.analysis.reach.Overlap;
import io.tierwall.analysis.reach.ReachText.Way;
import io.tierwall.analysis.reach.Reachability;
import io.tierwall.analysis.reach.ServiceReach;
import io.tierwall.analysis.traffic.TrafficSet;
import io.tierwall.server.analysis.ClusterPicture;
import io.tierwall.server.analysis.NamedServices;
import io.tierwall.server.analysis.QuestionedSets;
import io.tierwall.server.analysis.QuestionedSets.Names;
import io.tierwall.server.api.http.ApiException;
import io.tierwall.server.api.http.Call;
import io.tierwall.server.api.tierwall.ReachabilityAnswer.Around;
import io.tierwall.server.api.tierwall.ReachabilityAnswer.Between;
import io.tierwall.server.api.tierwall.ReachabilityView.OverlapView;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What the parameters of a request want to know of who reaches whom. */
final class ReachabilityQuestion {

    static final String FROM = "from_group";
    static final String TO = "to_group";
    static final String BOTH = "group";
    static final String SERVICE = "to_service";

    private static final int MOST_NAMES = 100;
    private static final int MOST_NAMESPACES = 500;
    /** Classes of addresses on the one side times those on the other; a second takes some hundred million of them. */
    private static final long MOST_MEETINGS = 4_000_000_000L;

    private final ClusterPicture picture;
    private final TrafficSet asked;
    private final List<String> services;
    private final QuestionedSets groups;

    ReachabilityQuestion(Call call, ClusterPicture picture) {
        this.picture = picture;
        this.asked = TrafficParameters.read(call);
        this.services = call.list(SERVICE, MOST_NAMES);
        Names between = names(call, BOTH);
        Names from = names(call, FROM);
        Names to = names(call, TO);
        boolean oneWay = !from.ids().isEmpty() || !to.ids().isEmpty();
        if (!between.ids().isEmpty() && oneWay) {
            throw ApiException.badParameter(BOTH, "it stands for " + FROM + " and " + TO + ". Leave it out, or these.");
        }
        if (!services.isEmpty() && (oneWay || !between.ids().isEmpty())) {
            throw ApiException.badParameter(SERVICE, "it goes without groups. Leave it out, or these.");
        }
        this.groups = oneWay ? QuestionedSets.of(picture, from, to) : QuestionedSets.of(picture, between, between);
    }

    private static Names names(Call call, String parameter) {
        return new Names(parameter, call.list(parameter, MOST_NAMES));
    }

    ReachabilityAnswer answer() {
        Reachability reachability = groups.reachability();
        if (!services.isEmpty()) {
            return clients(reachability);
        }
        if (groups.from().isEmpty() != groups.to().isEmpty()) {
            return around(reachability);
        }
        return groups.from().isEmpty()
                ? between(reachability, namespaces(), namespaces())
                : between(reachability, groups.from(), groups.to());
    }

    private ReachabilityAnswer between(Reachability reachability, List<NamedSet> from, List<NamedSet> to) {
        bound(classes(reachability, from), classes(reachability, to));
        return new Between(reachability.matrix(from, to, asked));
    }

    private List<NamedSet> namespaces() {
        AddressBook addresses = groups.reachability().model().addresses();
        List<NamedSet> namespaces = NamedSet.namespaces(addresses);
        if (namespaces.size() > MOST_NAMESPACES) {
            throw ApiException.badParameter(
                    BOTH,
                    "the cluster has " + namespaces.size() + " namespaces, more than the " + MOST_NAMESPACES
                            + " that one answer is about. Name groups.");
        }
        return Stream.concat(namespaces.stream(), Stream.of(NamedSet.outside(addresses)))
                .toList();
    }

    private ReachabilityAnswer around(Reachability reachability) {
        Way way = groups.from().isEmpty() ? Way.TO : Way.FROM;
        List<NamedSet> sets = way == Way.TO ? groups.to() : groups.from();
        bound(reachability.classes(), classes(reachability, sets));
        return new Around(
                groups.reachability().model().addresses(),
                way,
                sets.stream()
                        .map(set -> new NamedReach(
                                set.name(),
                                way == Way.TO
                                        ? reachability.sourcesOf(set.addresses(), asked)
                                        : reachability.destinationsOf(set.addresses(), asked)))
                        .toList());
    }

    private ReachabilityAnswer clients(Reachability reachability) {
        Map<String, ServiceReach> reach = new LinkedHashMap<>();
        services.forEach(name -> reach.put(
                name,
                new ServiceReach(
                        reachability,
                        NamedServices.routes(picture, List.of(NamedServices.find(SERVICE, name, picture)))
                                .routes())));
        bound(
                reachability.classes(),
                reach.values().stream().mapToLong(ServiceReach::targets).sum());
        return new Around(
                groups.reachability().model().addresses(),
                Way.TO,
                reach.entrySet().stream()
                        .map(service -> new NamedReach(
                                service.getKey(), service.getValue().sources(asked)))
                        .toList());
    }

    private static long classes(Reachability reachability, List<NamedSet> sets) {
        return sets.stream()
                .mapToLong(set -> reachability.classes(set.addresses()))
                .sum();
    }

    private static void bound(long some, long others) {
        if (some * others > MOST_MEETINGS) {
            throw ApiException.badParameter(
                    BOTH, "what is asked about is too large for one answer. Name fewer groups, or smaller ones.");
        }
    }

    /** The groups of the question that have members in common. */
    List<OverlapView> overlaps() {
        return Overlap.among(Stream.concat(groups.from().stream(), groups.to().stream())
                        .toList())
                .stream()
                .map(overlap -> new OverlapView(
                        List.of(overlap.one(), overlap.other()),
                        AddressText.summary(groups.reachability().model().addresses(), overlap.addresses())))
                .toList();
    }
}
