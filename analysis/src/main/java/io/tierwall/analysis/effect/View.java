package io.tierwall.analysis.effect;

import io.tierwall.analysis.decision.ClusterModel;
import io.tierwall.analysis.decision.FarClasses;
import io.tierwall.analysis.decision.RuleList;
import io.tierwall.analysis.decision.TrafficTable;
import io.tierwall.analysis.rules.RuleOrigin;
import io.tierwall.analysis.traffic.TrafficSet;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/** One of the two states, as seen by classes of addresses that are common to both. Used by one thread. */
final class View {

    /** An address's behaviour in this state. */
    record Behaviour(RuleList egress, RuleList ingress, int farClass) {}

    private final ClusterModel model;
    /** By class. */
    private final List<Behaviour> classes;

    private final List<FarClasses> egress;
    private final List<FarClasses> ingress;

    View(ClusterModel model, List<Behaviour> classes) {
        this.model = model;
        this.classes = classes;
        this.egress = classes.stream()
                .map(behaviour -> model.farClasses(behaviour.egress()))
                .toList();
        this.ingress = classes.stream()
                .map(behaviour -> model.farClasses(behaviour.ingress()))
                .toList();
    }

    /** What the sender's rules make of traffic between two classes. */
    TrafficTable leaving(int source, int destination) {
        FarClasses far = egress.get(source);
        return far.table(model.node(far, classes.get(destination).farClass()));
    }

    /** What the receiver's do. */
    TrafficTable arriving(int source, int destination) {
        FarClasses far = ingress.get(destination);
        return far.table(model.node(far, classes.get(source).farClass()));
    }

    /** All that passes. */
    TrafficSet allowed(int source, int destination) {
        return leaving(source, destination)
                .allowed()
                .intersect(arriving(source, destination).allowed());
    }

    /** Tells which rule denies which part of traffic, none of which passes. */
    void denying(int source, int destination, TrafficSet traffic, BiConsumer<RuleOrigin, TrafficSet> told) {
        TrafficTable leaving = leaving(source, destination);
        TrafficSet left = traffic.intersect(leaving.allowed());
        leaving.parts(traffic.minus(left))
                .forEach(part -> told.accept(egressRule(source, part.rule()), part.traffic()));
        arriving(source, destination)
                .parts(left)
                .forEach(part -> told.accept(ingressRule(destination, part.rule()), part.traffic()));
    }

    /** The rules that let traffic pass, all of which does. */
    Stream<RuleOrigin> allowing(int source, int destination, TrafficSet traffic) {
        return Stream.concat(
                leaving(source, destination).parts(traffic).stream().map(part -> egressRule(source, part.rule())),
                arriving(source, destination).parts(traffic).stream()
                        .map(part -> ingressRule(destination, part.rule())));
    }

    private RuleOrigin egressRule(int source, int place) {
        return classes.get(source).egress().rule(place).origin();
    }

    private RuleOrigin ingressRule(int destination, int place) {
        return classes.get(destination).ingress().rule(place).origin();
    }
}
