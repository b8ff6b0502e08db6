package io.tierwall.server.guardrail;

import io.tierwall.analysis.guardrail.Breach;
import io.tierwall.analysis.guardrail.GuardrailCheck;
import io.tierwall.analysis.guardrail.Statement;
import io.tierwall.analysis.members.AddressBook;
import io.tierwall.analysis.members.Members;
import io.tierwall.analysis.members.Selection;
import io.tierwall.analysis.reach.NamedSet;
import io.tierwall.analysis.reach.Reachability;
import io.tierwall.analysis.rules.Rule;
import io.tierwall.antrea.crd.ClusterGroup;
import io.tierwall.antrea.render.Renderer;
import io.tierwall.model.Group;
import io.tierwall.model.IntentPath;
import io.tierwall.model.address.Cidr;
import io.tierwall.server.analysis.ClusterPicture;
import io.tierwall.server.analysis.Passages;
import io.tierwall.server.analysis.WrittenNaming;
import io.tierwall.server.guardrail.Standing.State;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds out how guardrails stand in one cluster. Pure; a cluster that is not known enough is never guessed about. */
final class Assessor {

    private final ClusterPicture picture;
    private final GuardrailCheck check;
    private final AddressBook addresses;

    private Assessor(ClusterPicture picture, Reachability reachability) {
        this.picture = picture;
        this.check = new GuardrailCheck(reachability);
        this.addresses = reachability.model().addresses();
    }

    /** How each of these stands, in their order; all of them have to hold in the cluster. */
    static List<Standing> standings(List<Guardrail> here, ClusterPicture picture) {
        if (!picture.knowledge().suffices()) {
            return here.stream()
                    .map(_ -> unknown(picture, "What runs in the cluster is not known now."))
                    .toList();
        }
        Assessor assessor = new Assessor(picture, picture.conclusions().reachability(blocks(here, picture)));
        return here.stream().map(assessor::standing).toList();
    }

    /** Those that have to hold in the cluster. */
    static List<Guardrail> concerned(List<Guardrail> guardrails, IntentPath cluster) {
        return guardrails.stream()
                .filter(guardrail -> guardrail.concerns(cluster))
                .toList();
    }

    private static Standing unknown(ClusterPicture picture, String reason) {
        return new Standing(picture.cluster().path().value(), State.UNKNOWN, reason, Optional.empty());
    }

    /** The addresses that guardrails name, though perhaps no rule does. */
    private static Set<Cidr> blocks(List<Guardrail> guardrails, ClusterPicture picture) {
        return guardrails.stream()
                .flatMap(guardrail -> Stream.of(guardrail.from(), guardrail.to()))
                .flatMap(end -> selection(end, picture).stream())
                .flatMap(selection -> selection.blocks().stream())
                .collect(Collectors.toSet());
    }

    /** The members of a group; empty for other ends, and for a group that is gone. */
    private static Optional<Selection> selection(GuardrailEnd end, ClusterPicture picture) {
        if (!(end instanceof GuardrailEnd.Members(IntentPath path))) {
            return Optional.empty();
        }
        return picture.intent().find(path, Group.class).flatMap(group -> {
            List<ClusterGroup> objects = Renderer.group(group);
            return new Members(picture.model().addresses().population(), objects, List.of())
                    .group(objects.getLast().getMetadata().getName());
        });
    }

    private Standing standing(Guardrail guardrail) {
        Optional<NamedSet> from = set(guardrail.from());
        Optional<NamedSet> to = set(guardrail.to());
        if (from.isEmpty() || to.isEmpty()) {
            return unknown(picture, "A group that it names does not exist any more. Change the guardrail.");
        }
        Optional<Breach> breach =
                check.breach(new Statement(guardrail.demand(), from.get(), to.get(), guardrail.traffic()));
        return new Standing(
                picture.cluster().path().value(),
                breach.isPresent() ? State.BROKEN : State.HOLDS,
                "",
                breach.map(this::witness));
    }

    private Optional<NamedSet> set(GuardrailEnd end) {
        return switch (end) {
            case GuardrailEnd.Namespace(String name) -> Optional.of(NamedSet.namespace(name, addresses));
            case GuardrailEnd.Pods() -> Optional.of(NamedSet.pods(addresses));
            case GuardrailEnd.Outside() -> Optional.of(NamedSet.outside(addresses));
            case GuardrailEnd.Members _ ->
                selection(end, picture).map(selection -> NamedSet.of(end.text(), selection, addresses));
        };
    }

    private Witness witness(Breach breach) {
        Optional<Rule> decided =
                breach.ruling().ingress().or(() -> breach.ruling().egress());
        return new Witness(
                name(breach.from()),
                name(breach.to()),
                breach.traffic().toString(),
                decided.map(rule -> new WrittenNaming(new Passages(picture)).rule(rule.origin()))
                        .orElse(""));
    }

    private String name(int number) {
        return addresses
                .pod(number)
                .map(Object::toString)
                .or(() -> addresses.example(number).map(Object::toString))
                .orElseGet(() -> addresses.range(number).toString());
    }
}
