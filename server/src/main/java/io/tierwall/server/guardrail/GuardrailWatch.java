package io.tierwall.server.guardrail;

import io.tierwall.analysis.decision.ClusterModel;
import io.tierwall.model.ClusterControlPlane;
import io.tierwall.model.IntentPath;
import io.tierwall.model.intent.Intent;
import io.tierwall.server.analysis.ClusterPicture;
import io.tierwall.server.analysis.ClusterPictures;
import io.tierwall.server.events.EventLog;
import io.tierwall.server.guardrail.Standing.State;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks how the guardrails stand, and tells of each that changes how it stands somewhere: what runs in a cluster may
 * change what a guardrail means without anybody publishing. Thread-safe.
 */
public final class GuardrailWatch {

    /** The event that tells. */
    public static final String EVENT = "guardrail";

    private static final Logger LOG = LoggerFactory.getLogger(GuardrailWatch.class);

    private final GuardrailStore guardrails;
    private final ClusterPictures pictures;
    private final Supplier<Intent> intent;
    private final EventLog events;
    private Map<Place, State> told = new HashMap<>();
    /** By cluster, so that nothing is worked out again while nothing has changed. */
    private final Map<IntentPath, Looked> looked = new HashMap<>();

    private record Place(String guardrail, String cluster) {}

    /** What was found, and of what: a cluster in which nothing has changed has the same model. */
    private record Looked(
            ClusterModel model, long revision, boolean suffices, List<Guardrail> here, List<Standing> standings) {}

    /** A guardrail and how it stands where it has to hold. */
    public record Board(Guardrail guardrail, List<Standing> standings) {}

    /** What the event says. */
    record News(String guardrail, String sentence, Severity severity, Standing standing) {}

    public GuardrailWatch(
            GuardrailStore guardrails, ClusterPictures pictures, Supplier<Intent> intent, EventLog events) {
        this.guardrails = guardrails;
        this.pictures = pictures;
        this.intent = intent;
        this.events = events;
    }

    /** How all of them stand now. */
    public synchronized List<Board> look() {
        List<Guardrail> all = guardrails.list();
        Map<String, List<Standing>> standings = new HashMap<>();
        if (all.isEmpty()) {
            looked.clear();
        } else {
            Intent current = intent.get();
            looked.keySet()
                    .retainAll(current.clusters().stream()
                            .map(ClusterControlPlane::path)
                            .toList());
            for (ClusterControlPlane cluster : current.clusters()) {
                List<Guardrail> here = Assessor.concerned(all, cluster.path());
                if (!here.isEmpty()) {
                    ClusterPicture picture = pictures.current(current, cluster);
                    List<Standing> found = standings(here, picture);
                    for (int i = 0; i < here.size(); i++) {
                        standings
                                .computeIfAbsent(here.get(i).id(), _ -> new ArrayList<>())
                                .add(found.get(i));
                    }
                }
            }
        }
        List<Board> boards = all.stream()
                .map(guardrail -> new Board(guardrail, standings.getOrDefault(guardrail.id(), List.of())))
                .toList();
        tell(boards);
        return boards;
    }

    private List<Standing> standings(List<Guardrail> here, ClusterPicture picture) {
        long revision = picture.intent().revision();
        boolean suffices = picture.knowledge().suffices();
        Looked now = looked.compute(
                picture.cluster().path(),
                (_, before) -> before != null
                                && before.model().equals(picture.model())
                                && before.revision() == revision
                                && before.suffices() == suffices
                                && before.here().equals(here)
                        ? before
                        : new Looked(picture.model(), revision, suffices, here, Assessor.standings(here, picture)));
        return now.standings();
    }

    /** One that holds when it is first looked at is no news. */
    private void tell(List<Board> boards) {
        Map<Place, State> now = new HashMap<>();
        for (Board board : boards) {
            Guardrail guardrail = board.guardrail();
            for (Standing standing : board.standings()) {
                Place place = new Place(guardrail.id(), standing.cluster());
                now.put(place, standing.state());
                if (told.getOrDefault(place, State.HOLDS) != standing.state()) {
                    events.append(
                            EVENT, new News(guardrail.id(), guardrail.sentence(), guardrail.severity(), standing));
                    if (standing.state() == State.BROKEN) {
                        LOG.warn(
                                "guardrail {} is broken in {}: {}",
                                guardrail.id(),
                                standing.cluster(),
                                standing.witness().map(Object::toString).orElse(""));
                    }
                }
            }
        }
        told = now;
    }
}
